"""Rules of law as data: each number with its unit, time in force, article and evidence."""

from workflows.rules.book import Rule, RuleBook, current_rules, shipped_rules, use_rules

__all__ = ["Rule", "RuleBook", "current_rules", "shipped_rules", "use_rules"]
