"""The words for what people say to a case outside its tasks, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

register_messages(
    {
        "said.procurement-challenge-withdrawal": {"zh-CN": "撤回质疑", "en": "Challenge withdrawn"},
        "said.procurement-complaint-withdrawal": {"zh-CN": "撤回投诉", "en": "Complaint withdrawn"},
        "said.procurement-contract-supplement": {"zh-CN": "提出补充合同", "en": "Supplement proposed"},
        "said.procurement-plan-cancellation": {"zh-CN": "撤回采购立项", "en": "Purchase taken back"},
        "said.procurement-single-source-objection": {"zh-CN": "提出异议", "en": "Objection"},
        "said.procurement-small-objection": {"zh-CN": "提出异议", "en": "Objection"},
        "said.procurement-termination": {"zh-CN": "决定终止采购", "en": "Purchase terminated"},
        "said.so-assessment-withdrawal": {"zh-CN": "撤回申请", "en": "Application withdrawn"},
        "said.so-filing-withdrawal": {"zh-CN": "撤回申请", "en": "Application withdrawn"},
        "said.so-funding-objection": {"zh-CN": "提出异议", "en": "Objection"},
        "said.so-funding-withdrawal": {"zh-CN": "撤回申请", "en": "Application withdrawn"},
        "said.tender-clarification": {"zh-CN": "澄清、修改采购文件", "en": "Documents clarified or amended"},
        "said.tender-terminated": {"zh-CN": "提出终止采购", "en": "Termination of the purchase asked for"},
        "said-part.supplement.amount": {"zh-CN": "补充金额（元）", "en": "Amount to add (yuan)"},
        "said-part.supplement.reason": {"zh-CN": "理由", "en": "Reason"},
        "said-part.cancellation_reason": {"zh-CN": "理由", "en": "Reason"},
        "said-part.termination_reason": {"zh-CN": "理由", "en": "Reason"},
        "said-part.withdrawal_reason": {"zh-CN": "理由", "en": "Reason"},
        "said-part.objection.by": {"zh-CN": "异议人", "en": "Objector"},
        "said-part.objection.grantNo": {"zh-CN": "申报编号", "en": "Grant"},
        "said-part.objection.text": {"zh-CN": "异议事项、理由和依据", "en": "Objection, reasons and grounds"},
        "said-part.objection.raised_at": {"zh-CN": "提出时间", "en": "Raised at"},
        "said-part.clarification_rows": {"zh-CN": "澄清、修改内容", "en": "What changes"},
        "said-part.clarified_deadline": {"zh-CN": "截止时间改为", "en": "Deadline moved to"},
        "said-part.article": {"zh-CN": "条款", "en": "Article"},
        "said-part.before": {"zh-CN": "原文", "en": "Was"},
        "said-part.after": {"zh-CN": "改为", "en": "Now"},
        "said-part.termination_facts": {"zh-CN": "事实和理由", "en": "Facts"},
    }
)
