"""What competitions tell people, Chinese first."""

from __future__ import annotations

from engine.messages import register_messages

#: What follows the name of the deadline in a refusal that is a receipt, Chinese and English.
_LATE = (
    "为 {closes_at}，收到时间为 {received_at}，依法拒收。文件校验值 {hash}，本回执签名 {signature}。",
    " was {closes_at}, this arrived at {received_at} and is refused. "
    "Its hash is {hash}, this receipt is signed {signature}.",
)

register_messages(
    {
        "desk-key-missing": {
            "zh-CN": "本机没有该项目密封文件的密钥，请管理员恢复密钥文件“{file}”。",
            "en": "The key of this bid desk is not here: an administrator must restore {file!r}.",
        },
        "tender-not-found": {
            "zh-CN": "项目“{project}”没有正在进行的采购，请核对项目编号。",
            "en": "No tender is going on for project {project!r}: check the number.",
        },
        "not-a-bidder": {
            "zh-CN": "只有社会组织的经办人可以为本组织获取采购文件、投标或者响应，请用本组织的账号登录。",
            "en": "Only an organisation's operator takes documents and bids: sign in with its account.",
        },
        "documents-not-taken": {
            "zh-CN": "请先获取本项目的采购文件，再提交。",
            "en": "Take the documents of this project first.",
        },
        "documents-not-taken.bid": {
            "zh-CN": "请先获取本项目的招标文件，再提交投标文件。",
            "en": "Take the documents of this tender first, then bid.",
        },
        "documents-not-taken.response": {
            "zh-CN": "请先获取本项目的磋商文件，再提交响应文件。",
            "en": "Take the documents of this consultation first, then respond.",
        },
        "not-invited": {
            "zh-CN": "本项目只接受被邀请的供应商，最后报价只接受参加磋商的供应商；有疑问的请联系代理机构。",
            "en": "Only suppliers that were invited, and for final quotes those that negotiated, come "
            "to this desk; ask the agency if in doubt.",
        },
        "bid-late": {
            "zh-CN": f"逾期：截止时间{_LATE[0]}",
            "en": f"Late: the deadline{_LATE[1]}",
        },
        "bid-late.bid": {
            "zh-CN": f"逾期：投标截止时间{_LATE[0]}",
            "en": f"Late: the deadline for bids{_LATE[1]}",
        },
        "bid-late.response": {
            "zh-CN": f"逾期：响应文件提交截止时间{_LATE[0]}",
            "en": f"Late: the deadline for responses{_LATE[1]}",
        },
        "bid-late.quote": {
            "zh-CN": f"逾期：最后报价截止时间{_LATE[0]}",
            "en": f"Late: the deadline for final quotes{_LATE[1]}",
        },
        "envelope-refused": {
            "zh-CN": "提交的文件没有按本项目的要求密封（{reason}），请在本项目的页面重新加密后提交。",
            "en": "This is not sealed as the purchase asks ({reason}): seal it anew on its page.",
        },
        "no-bid-to-withdraw": {
            "zh-CN": "本组织在该项目没有可撤回的文件。",
            "en": "There is nothing of this organisation to withdraw.",
        },
        "no-bid-to-withdraw.bid": {
            "zh-CN": "本组织在该项目没有可撤回的投标文件。",
            "en": "There is no bid of this organisation to withdraw.",
        },
        "no-bid-to-withdraw.response": {
            "zh-CN": "本组织在该项目没有可撤回的响应文件。",
            "en": "There is no response of this organisation to withdraw.",
        },
        "no-bid-to-withdraw.quote": {
            "zh-CN": "本组织在该项目没有可撤回的最后报价。",
            "en": "There is no final quote of this organisation to withdraw.",
        },
        "desk-full": {
            "zh-CN": "该项目可接收的份数已满，请立即联系采购代理机构。",
            "en": "The desk of this purchase is full: call the agency at once.",
        },
        "not-opened-yet": {
            "zh-CN": "文件处于密封状态，开启前任何人不得查看内容和数量。",
            "en": "All is sealed: nobody sees what came, or how many, before the opening.",
        },
        "not-opened-yet.bid": {
            "zh-CN": "投标文件处于密封状态，开标前任何人不得查看内容和数量。",
            "en": "The bids are sealed: nobody sees them, or how many there are, before the opening.",
        },
        "not-opened-yet.response": {
            "zh-CN": "响应文件处于密封状态，开启前任何人不得查看内容和数量。",
            "en": "The responses are sealed: nobody sees them, or how many there are, before the opening.",
        },
        "not-opened-yet.quote": {
            "zh-CN": "最后报价处于密封状态，开启前任何人不得查看内容和数量。",
            "en": "The final quotes are sealed: nobody sees them, or how many there are, before the opening.",
        },
        "opening-too-early": {
            "zh-CN": "截止时间（{closes_at}）未到，不得开启。",
            "en": "Nothing is opened before the deadline, {closes_at}.",
        },
        "opening-too-early.bid": {
            "zh-CN": "投标截止时间（{closes_at}）未到，不得开标。",
            "en": "No bid is opened before the deadline, {closes_at}.",
        },
        "opening-too-early.response": {
            "zh-CN": "响应文件提交截止时间（{closes_at}）未到，不得开启。",
            "en": "No response is opened before the deadline, {closes_at}.",
        },
        "opening-too-early.quote": {
            "zh-CN": "最后报价截止时间（{closes_at}）未到，不得开启。",
            "en": "No final quote is opened before the deadline, {closes_at}.",
        },
        "no-opening-key": {
            "zh-CN": "请先在“开标密钥”页面设置口令并登记自己的开标密钥，再确认担任密钥保管人。",
            "en": "Register an opening key of your own first, under a passphrase only you know.",
        },
        "opening-key-invalid": {
            "zh-CN": "开标密钥不正确（{reason}），请重新生成。",
            "en": "The opening key is not usable ({reason}): make a new one.",
        },
        "keyholder-twice": {
            "zh-CN": "{user} 已经担任本项目的密钥保管人，三把密钥须由三个人保管，请由另一人登记。",
            "en": "{user} holds a key of this purchase already: three keys want three people.",
        },
        "not-a-keyholder": {
            "zh-CN": "{user} 不是本项目的密钥保管人，不能参与开启。",
            "en": "{user} holds no key of this tender and cannot help to open it.",
        },
        "share-wrong": {
            "zh-CN": "第 {slot} 号文件的密钥份额不正确，请用登记时的口令重新解出。",
            "en": "The share of envelope {slot} is wrong: unwrap it again with your passphrase.",
        },
        "act-give-shares": {
            "zh-CN": "“{name}”开启密封文件：交付密钥份额",
            "en": "Opening of {name!r}: give the key shares",
        },
        "shares-missing": {
            "zh-CN": "请先在开标页面输入口令交付全部密钥份额，再完成本任务。",
            "en": "Give your shares on the opening page first, then complete this task.",
        },
        "bids-closed": {
            "zh-CN": "{user} 不参与本项目的采购、评审和监督，不能查看供应商的文件；本次查看已记录。",
            "en": "{user} has no part in this purchase and may not read what came; the attempt is recorded.",
        },
        "bids-closed.bid": {
            "zh-CN": "{user} 不参与本项目的采购、评审和监督，不能查看投标文件；本次查看已记录。",
            "en": "{user} has no part in this tender and may not read its bids; the attempt is recorded.",
        },
        "bids-closed.response": {
            "zh-CN": "{user} 不参与本项目的采购、评审和监督，不能查看响应文件；本次查看已记录。",
            "en": "{user} has no part in this purchase and may not read its responses; "
            "the attempt is recorded.",
        },
        "tender-committee-wrong": {
            "zh-CN": "评审委员会组成不符合规定：{reason}"
            "（共 {size} 人，其中采购人代表 {reps} 人，至少 {least} 人）。",
            "en": "The committee is not composed as the law demands: {reason} "
            "({size} members, {reps} of them the purchaser's; at least {least}).",
        },
        "tender-committee-wrong.too-few": {"zh-CN": "人数不足", "en": "too few members"},
        "tender-committee-wrong.even": {"zh-CN": "人数应为单数", "en": "an even number"},
        "tender-committee-wrong.experts": {
            "zh-CN": "评审专家少于三分之二",
            "en": "fewer than two thirds are experts",
        },
        "tender-committee-wrong.chair": {
            "zh-CN": "采购人代表不得担任组长",
            "en": "the purchaser's representative may not chair",
        },
        "expert-draw-too-early": {
            "zh-CN": "评审专家最早可在 {earliest} 抽取。",
            "en": "Experts may be drawn from {earliest} on.",
        },
        "expert-pool-too-small": {
            "zh-CN": "专家库中可抽取的专家只有 {found} 名，需要 {wanted} 名，请补充专家库。",
            "en": "The pool has {found} experts to draw from, {wanted} are needed: enlarge it.",
        },
        "bid-score-out-of-range": {
            "zh-CN": "“{factor}”的得分应在 0 至 {most} 之间。",
            "en": "The score of {factor!r} lies between 0 and {most}.",
        },
        "bid-sheet-incomplete": {
            "zh-CN": "“{bidder}”的“{factor}”还没有打分，请填写完整后再锁定。",
            "en": "{factor!r} of {bidder!r} has no score yet: fill in the sheet, then lock it.",
        },
        "answer-late": {
            "zh-CN": "说明时限已于 {due_at} 届满。",
            "en": "The time to answer ended at {due_at}.",
        },
        "not-your-bid-sheet": {
            "zh-CN": "评委只能查看本人的评分表；他人的评分在评审报告签署前保密。",
            "en": "Members see their own sheets only, those of others once the report is signed.",
        },
    }
)
