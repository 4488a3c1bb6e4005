"""FEEL, the expression language of DMN 1.5 (chapter 10): compiled once, bounded, without a way into Python.

>>> compile_expression("申请金额 >= 400").evaluate({"申请金额": 500})
True
"""

from __future__ import annotations

from feel.calls import FunctionRegistry
from feel.errors import (
    FeelError,
    FeelLimitExceeded,
    FeelRegistrationError,
    FeelSyntaxError,
    FeelWarning,
)
from feel.evaluation import Evaluation
from feel.expression import (
    Expression,
    Result,
    UnaryTests,
    compile_expression,
    compile_unary_tests,
    evaluate,
)
from feel.limits import DEFAULT_LIMITS, Limits
from feel.types import FeelType, coerce, conforms, type_name, type_of
from feel.values.convert import feel_string, from_host, to_json
from feel.values.durations import DaysDuration, MonthsDuration, parse_duration
from feel.values.functions import Function, HostFunction, Parameter
from feel.values.ranges import Range
from feel.values.temporal import Date, DateTime, Time, parse_date, parse_datetime, parse_time

__all__ = [
    "DEFAULT_LIMITS",
    "Date",
    "DateTime",
    "DaysDuration",
    "Evaluation",
    "Expression",
    "FeelError",
    "FeelLimitExceeded",
    "FeelRegistrationError",
    "FeelSyntaxError",
    "FeelType",
    "FeelWarning",
    "Function",
    "FunctionRegistry",
    "HostFunction",
    "Limits",
    "MonthsDuration",
    "Parameter",
    "Range",
    "Result",
    "Time",
    "UnaryTests",
    "coerce",
    "compile_expression",
    "compile_unary_tests",
    "conforms",
    "evaluate",
    "feel_string",
    "from_host",
    "parse_date",
    "parse_datetime",
    "parse_duration",
    "parse_time",
    "to_json",
    "type_name",
    "type_of",
]
