"""What people of the live tender write: documents, notice, records, sheets. All invented (虚构)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import ROUND_DOWN, Decimal
from typing import Any, Final

#: Factor, points, levels, whether it is the price, whether all members give the same (DOMAIN.md P4b [DEF]).
FACTORS: Final = (
    ("价格", 10, "最低有效报价÷报价×10", True, False),
    ("需求理解", 10, "", False, False),
    ("方案针对性", 15, "", False, False),
    ("风险预案", 5, "", False, False),
    ("志愿者与资源整合", 5, "", False, False),
    ("项目负责人", 8, "", False, False),
    ("持证社工", 10, "每名1分", False, True),
    ("专职人员", 7, "每名1分", False, True),
    ("同类项目绩效", 12, "", False, True),
    ("内部制度", 8, "", False, False),
    ("服务保障", 10, "", False, False),
)
#: What each member gives more or less than the mean; seven members, in all nothing.
OFFSETS: Final = tuple(map(Decimal, ("-1.2", "-0.6", "0.3", "0", "-0.3", "0.6", "1.2")))
_TENTH: Final = Decimal("0.1")

SCORING: Final[list[dict[str, Any]]] = [
    {"factor": name, "weight": most, "levels": levels or None, "isPrice": price, "isObjective": objective}
    for name, most, levels, price, objective in FACTORS
]
QUALIFICATION: Final[list[dict[str, Any]]] = [
    {"requirement": "具有健全的财务会计制度", "reason": "专账管理财政资金", "similarContracts": None}
]
DOCUMENTS: Final[Mapping[str, Any]] = {
    "invitation": "邀请合格的社会组织参加锦江区市民中心运营服务投标（演示）",
    "instructions": "投标文件在投标页面加密密封后提交，由法定代表人或者授权代表签章（演示）",
    "qualification": QUALIFICATION,
    "policies": "支持社会组织承接公共服务（演示）",
    "pricing": "总价报价，包括完成服务的全部费用（演示）",
    "deposit": 84000,
    "depositAccount": "转入代理机构账户",
    "services": "市民中心（孵化基地）日常运营、社会组织孵化、活动组织，服务期12个月（演示）",
    "periodMonths": 12,
    "contractText": "按采购需求履行，服务期12个月，按季度考核（演示）",
    "payment": "签订后30%，中期40%，验收后30%（演示）",
    "consortiumAllowed": False,
    "subcontractAllowed": False,
    "scoring": SCORING,
    "invalidity": "87号令第六十三条所列情形（演示）",
    "validityDays": 90,
    "agencyFee": "由采购人支付（演示）",
    "creditRule": "开标后查询信用中国、中国政府采购网（演示）",
    "tieRule": "TECHNICAL",
    "districtWide": True,
    "technicallyComplex": False,
}
OPENING: Final[Mapping[str, Any]] = {
    "present": [{"name": "示例监督员", "unit": "区纪委监委派驻组"}],
    "objections": [],
    "recording": "LX-2010-0727",
}


def notice(deadline: datetime) -> dict[str, Any]:
    """The notice of a tender with this deadline."""
    return {
        "bidDeadline": deadline.isoformat(timespec="minutes"),
        "documentsUntil": "2010-07-12",
        "obtain": "登录本系统获取，免费",
        "openingPlace": "锦江区公共资源交易服务中心（演示）",
        "contact": "示例采购代理机构（演示）",
    }


def suspicion() -> dict[str, Any]:
    """What the chair asks of an abnormally low price."""
    return {"question": "请说明报价构成并提供成本证明材料（示例）", "minutes": 30}


def sheet(mean: Decimal, member: int) -> dict[str, Decimal]:
    """The points of one member without the price: the mean, give or take the member's offset.

    Objective factors are the same on every sheet; the last subjective one takes what is left."""
    wanted = mean + OFFSETS[member % len(OFFSETS)]
    share = mean / 90
    objective = {
        name: (most * share).quantize(_TENTH, ROUND_DOWN) for name, most, _, _, same in FACTORS if same
    }
    open_factors = [(name, most) for name, most, _, price, same in FACTORS if not price and not same]
    left = wanted - sum(objective.values())
    rate = left / sum(most for _, most in open_factors)
    points = {name: (most * rate).quantize(_TENTH, ROUND_DOWN) for name, most in open_factors}
    last = open_factors[-1][0]
    points[last] += left - sum(points.values())
    return {**objective, **points}
