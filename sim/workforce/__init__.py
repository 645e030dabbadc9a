"""Who works here: posts, turnover and recruitment, caseloads, ties between agencies."""
