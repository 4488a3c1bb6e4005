"""Regular expressions of XPath and XML Schema, matched in linear time by RE2 where it can.

RE2 has no back references; patterns that use them run on a small backtracking matcher whose
every step is charged to the evaluation's budget, so that it stops instead of hanging.
"""
