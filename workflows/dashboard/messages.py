"""The sentences of the dashboard."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "house-is-demonstration": {
            "zh-CN": "演示数据，除汇总数外均为虚构",
            "en": "Demonstration data: all but the totals is invented",
        },
        "statistic-unknown": {
            "zh-CN": "没有名为“{name}”的统计表。现有：{known}。",
            "en": "There is no statistic “{name}”. There are: {known}.",
        },
        "standing-list-unknown": {
            "zh-CN": "没有名为“{name}”的监督清单。现有：{known}。",
            "en": "There is no standing list “{name}”. There are: {known}.",
        },
        "standing-list-refused": {
            "zh-CN": "监督清单供审计和纪检监察人员查看；如工作需要请向安全管理员申请。",
            "en": "Standing lists are for auditors and discipline inspectors; ask the security administrator"
            " if your work needs them.",
        },
        "figures-refused": {
            "zh-CN": "全区看板和统计供区领导、民政、街道负责人、财政监管、纪检和审计查看；"
            "您没有这些岗位，如工作需要请向安全管理员申请。",
            "en": "The figures of the district are for its leadership, civil affairs, heads of streets,"
            " finance, discipline and auditors; ask the security administrator for such a post if your"
            " work needs them.",
        },
    }
)
