"""Properties that must emerge, as statistical tests, each at 0.5 % and together at no more than 13 %.

Each of the 24 claims of an effect would pass by luck with at most 0.5 % chance if the effect were not
there; two were tried twice, so that is 13 % for all claims (Bonferroni). The test of size goes the other
way: it would fail with at most 0.5 % chance if size did not matter. Seeds are fixed, so a test that passes
goes on passing until the model changes. They were chosen before their results were seen; effects were
looked for in other seeds. Ten claims on what pairing by seed is worth stand beside these, at 5 % together.
`docs/emergent.md` says what was measured, surprises included.
"""
