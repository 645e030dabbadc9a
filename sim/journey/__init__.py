"""What happens to a family in a week, in this order.

1 `demography`: births, birthdays, moves and the families that follow. 2 `needs`: needs begin,
worsen, spread and ease. 3 `detection`: who notices, and what they do; `risk_model`: whom a scan picks
out. 4 `front_door`: what becomes of a contact; `assessment`: what is found. 5 `allocation`: who waits,
who gets which worker. 6 `support`: engagement, trust and help. 7 `care`: enquiries and plans turn to
care, and back. 8 `closure`: reviews, closing and step-down; `advocate_places`: whose advocate leaves, who
gets one; `service_places`, the same for services. Then `sim/workforce` and the record. `community` comes
before step 1.

What stages share stands beside them: `thresholds`, `trust`, `endings`, `advocates` and `advocate_kinds`;
`births` in step 1 and `probation` at a release from prison; `hazards` of needs; `contact`, `referral` and
`enquiry` at the front door, `concern_register`, `gp_gateway` and `holistic` before it, `earliest_help` beside
it, `referral_pathway` from one agency to the next; `doors`, `information_sharing` and
`domestic_abuse_conference` for what is known when a family is judged, `service_directory` for what there is,
`single_assessment` for who asks and who tells; `arranged_services` are those who help beside the lead,
`services` those with places, and their offers; `leaving_care` is the second half of step 7. How help is
organised round a family: `scope`, `key_worker`, `team_around`, `follow_up`, `family_help`, and what the last
does in `step_down` and `family_group`. A stage's parameters stand at its head, or in `_parameters` beside it.
"""
