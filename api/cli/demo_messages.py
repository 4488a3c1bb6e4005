"""What ``gongzhi demo jinjiang`` and ``doumen`` say."""

from __future__ import annotations

from api.cli import people_messages as _people_messages  # noqa: F401 - cli.demonstration, cli.demo-password
from engine.messages import register_messages

register_messages(
    {
        "cli.demo-not-empty": {
            "zh-CN": "数据库 {database} 中已有真实业务，演示数据不与其混放；请用 --database 指定一个空库",
            "en": "the database {database} holds real work, which no demonstration is mixed with;"
            " name an empty one with --database",
        },
        "cli.demo-played": {
            "zh-CN": "已回放至 {day}，本次执行 {steps} 步",
            "en": "played up to {day}, {steps} steps were new",
        },
        "cli.demo-offer": {
            "zh-CN": "数据库是空的。是否载入锦江试点演示数据（2010年，约需半分钟，除汇总数外均为虚构）？",
            "en": "The database is empty. Play the demonstration of Jinjiang's pilot into it"
            " (2010, half a minute, all but the totals invented)?",
        },
        "cli.demo-hint": {
            "zh-CN": "数据库是空的。如需演示数据，请先停止服务，运行 gongzhi demo jinjiang，再重新启动",
            "en": "The database is empty. For demonstration data stop the server, run gongzhi demo jinjiang,"
            " and start it again",
        },
        "cli.figure-agrees": {
            "zh-CN": "  一致  {name}：{found}（{key}）",
            "en": "  agrees   {key} {name}: {found}",
        },
        "cli.figure-differs": {
            "zh-CN": "  不符  {name}：现为 {found}，应为 {expected}（{key}）",
            "en": "  differs  {key} {name}: found {found}, expected {expected}",
        },
        "cli.figures-agree": {
            "zh-CN": "{count} 个数全部与文章一致",
            "en": "all {count} figures are those of the article",
        },
        "cli.figures-differ": {
            "zh-CN": "{count} 个数中有 {different} 个与文章不符",
            "en": "{different} of {count} figures are not those of the article",
        },
    }
)
