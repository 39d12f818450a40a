"""Tests of the policy: conditions, rules, deadlines, errors and what every policy must hold to."""
