"""Stopping the statutory clock of a case and letting it run on (中止、恢复): one thing for every process.

A process takes part when its diagram says who proposes and who agrees (``gongzhi:clock-stop-proposed-by`` and
``gongzhi:clock-stop-approved-by``) and asks its periods with the variable ``clock_stops``.
"""
