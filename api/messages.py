"""The texts of the command line and of the HTTP interface: Chinese first, English beside it."""

from __future__ import annotations

from typing import Final

from engine.messages import Catalogue, message, register_messages

CATALOGUE: Final[Catalogue] = {
    "by-itself": {"zh-CN": "系统自动", "en": "the house itself"},
    # the page, where it was not built
    "web.not-built-title": {"zh-CN": "网页尚未构建", "en": "The page has not been built"},
    "web.not-built": {
        "zh-CN": "本安装不含网页。源码目录请执行 make web（需要 Node 20）后刷新；"
        "安装包请换用含网页的版本。接口照常可用：/v2/docs",
        "en": "This installation has no page. In a source tree run `make web` (needs Node 20) and reload; "
        "of a package, take one that ships the page. The interface works as ever: /v2/docs",
    },
    # command line: what went wrong
    "cli.refused": {"zh-CN": "错误：{reason}", "en": "Error: {reason}"},
    "cli.internal": {
        "zh-CN": "程序内部错误（{kind}：{reason}）。设置环境变量 GONGZHI_DEBUG=1 后重新执行可查看详情",
        "en": "internal error ({kind}: {reason}). Set GONGZHI_DEBUG=1 and run again for details",
    },
    "cli.database-unreachable": {
        "zh-CN": "无法访问数据库：{reason}。请检查 --database 或 GONGZHI_DATABASE_URL",
        "en": "the database cannot be reached: {reason}. Check --database or GONGZHI_DATABASE_URL",
    },
    "cli.address-taken": {
        "zh-CN": "无法监听 {host}:{port}（{reason}）。请停止占用该端口的程序，或用 --port 另选端口",
        "en": "cannot listen on {host}:{port} ({reason}). Stop who does, or choose another --port",
    },
    "cli.not-json": {
        "zh-CN": "{option} 不是有效的 JSON：{reason}",
        "en": "{option} is not valid JSON: {reason}",
    },
    "cli.not-an-object": {
        "zh-CN": "{option} 应为 JSON 对象，例如 {example}",
        "en": "{option} must be a JSON object, such as {example}",
    },
    "cli.no-resources": {
        "zh-CN": "{place} 中没有可部署的文件（.bpmn、.dmn、.form）",
        "en": "nothing to deploy in {place} (.bpmn, .dmn, .form)",
    },
    "cli.same-name": {
        "zh-CN": "两个文件同名：{name}。一次部署中每个文件名只能出现一次",
        "en": "two files are named {name}; a name may appear once in a deployment",
    },
    "cli.bench-unknown": {
        "zh-CN": "没有名为 {name} 的基准测试，可用的有：{names}",
        "en": "there is no benchmark {name}; known are: {names}",
    },
    "cli.bench-missing": {
        "zh-CN": "无法加载基准测试 {name}：{reason}。请先执行 make dev 安装开发依赖",
        "en": "benchmark {name} cannot be loaded: {reason}. Run make dev to install what development needs",
    },
    "cli.migrations-pending": {
        "zh-CN": "数据库结构不是最新版本，请先执行 gongzhi migrate",
        "en": "the database schema is not up to date; run gongzhi migrate first",
    },
    # command line: what was done
    "cli.migrated": {
        "zh-CN": "数据库结构已是最新版本：{database}",
        "en": "the schema is up to date: {database}",
    },
    "cli.deployed": {
        "zh-CN": "已部署 {key} 第 {version} 版（{name}）",
        "en": "deployed {key} version {version} ({name})",
    },
    "cli.unchanged": {"zh-CN": "内容没有变化，未产生新版本", "en": "nothing has changed, no new version"},
    "cli.started": {"zh-CN": "已启动流程实例 {id}", "en": "started process instance {id}"},
    "cli.password-of": {"zh-CN": "{user} 的密码", "en": "password of {user}"},
    "cli.completed": {"zh-CN": "已办结任务 {id}", "en": "completed task {id}"},
    "cli.claimed": {"zh-CN": "{user} 已认领任务 {id}", "en": "{user} claimed task {id}"},
    "cli.message-started": {
        "zh-CN": "消息已启动流程实例 {id}",
        "en": "the message started process instance {id}",
    },
    "cli.message-correlated": {
        "zh-CN": "消息已送达流程实例 {id}",
        "en": "the message reached process instance {id}",
    },
    "cli.message-buffered": {
        "zh-CN": "暂无流程实例等待该消息，已保留至过期",
        "en": "no process instance waits for the message; it is kept until it expires",
    },
    "cli.message-discarded": {
        "zh-CN": "没有流程实例等待该消息，消息未保留",
        "en": "no process instance waits for the message; it was not kept",
    },
    "cli.signal-broadcast": {
        "zh-CN": "信号 {name} 已发往 {instances} 个流程实例和 {start_events} 个开始事件",
        "en": "signal {name} was sent to {instances} process instances and {start_events} start events",
    },
    "cli.incident-resolved": {"zh-CN": "异常事项 {id} 已解决", "en": "incident {id} is resolved"},
    "cli.incident-again": {
        "zh-CN": "已重试异常事项 {id}，但原因仍在，请先排除后再试",
        "en": "incident {id} was retried, but its cause is still there: repair it first",
    },
    "cli.more": {
        "zh-CN": "后面还有，接着看：--cursor {cursor}",
        "en": "there is more: --cursor {cursor}",
    },
    "cli.nothing": {"zh-CN": "（无）", "en": "(none)"},
    "cli.worker-started": {"zh-CN": "执行器 {owner} 已启动", "en": "worker {owner} started"},
    "cli.worker-stopped": {
        "zh-CN": "执行器 {owner} 已停止，租约已归还",
        "en": "worker {owner} stopped, leases given back",
    },
    "cli.serving": {"zh-CN": "正在监听 {url}", "en": "listening on {url}"},
    "cli.audit-intact": {
        "zh-CN": "历史完整：已核对 {events} 条记录、{chains} 条链",
        "en": "history is whole: {events} rows in {chains} chains verified",
    },
    "cli.audit-broken": {
        "zh-CN": "历史不完整：发现 {findings} 处问题",
        "en": "history is not whole: {findings} findings",
    },
    "cli.replayed": {
        "zh-CN": "已重演 {applications} 件申请，共 {steps} 步",
        "en": "replayed {applications} applications in {steps} steps",
    },
    "cli.replay-agrees": {"zh-CN": "结果与记录完全一致", "en": "every figure is the recorded one"},
    "cli.replay-differs": {
        "zh-CN": "{receipt_no} 的 {field}：记录为 {recorded}，实得 {found}",
        "en": "{receipt_no} {field}: recorded {recorded}, found {found}",
    },
    "cli.tables-clean": {"zh-CN": "决策表没有问题", "en": "no problem in the decision tables"},
    "cli.warning": {"zh-CN": "提示：{text}", "en": "Warning: {text}"},
    # HTTP: titles of problems by status, and what the server itself refuses
    "http.400": {"zh-CN": "请求无法理解", "en": "The request cannot be understood"},
    "http.401": {"zh-CN": "请先登录", "en": "Sign in first"},
    "http.403": {"zh-CN": "无权进行此操作", "en": "Not allowed"},
    "http.404": {"zh-CN": "未找到", "en": "Not found"},
    "http.405": {"zh-CN": "不支持该请求方法", "en": "Method not supported"},
    "http.406": {"zh-CN": "无法提供所要求的格式", "en": "The wanted format is not available"},
    "http.409": {"zh-CN": "与当前状态冲突", "en": "In conflict with the current state"},
    "http.412": {"zh-CN": "内容已被他人修改", "en": "Changed by somebody else in between"},
    "http.413": {"zh-CN": "请求内容过大", "en": "The request is too large"},
    "http.415": {"zh-CN": "不支持该内容格式", "en": "Content type not supported"},
    "http.422": {"zh-CN": "提交的内容不符合要求", "en": "What was sent is not acceptable"},
    "http.428": {"zh-CN": "请求缺少前提条件", "en": "The request lacks a precondition"},
    "http.429": {"zh-CN": "请求过于频繁", "en": "Too many requests"},
    "http.500": {"zh-CN": "服务器内部错误", "en": "Internal error"},
    "http.503": {"zh-CN": "服务暂不可用", "en": "Not available at the moment"},
    "http.internal-detail": {
        "zh-CN": "服务器处理请求时出错，详情已记入日志（编号 {reference}）",
        "en": "the server failed on this request; the log has the details (reference {reference})",
    },
    "http.invalid-fields": {
        "zh-CN": "以下字段有误：{fields}",
        "en": "these fields are wrong: {fields}",
    },
    "http.not-a-key": {"zh-CN": "应为数字编号", "en": "this is no key: digits are expected"},
    "http.not-yuan": {
        "zh-CN": "应为以元为单位的金额，最多两位小数，例如 9000.00",
        "en": "this is no amount in yuan: digits with two decimals at most, such as 9000.00",
    },
    "http.not-storable": {
        "zh-CN": "含有无法保存的字符",
        "en": "this has characters that cannot be stored",
    },
    "http.one-of": {
        "zh-CN": "请在 {names} 中填写且只填写一项",
        "en": "give one of {names}, and one only",
    },
    "nobody-waits": {
        "zh-CN": "没有流程实例等待消息“{name}”（关联键“{correlation_key}”）",
        "en": "no process instance waits for the message {name!r} with the key {correlation_key!r}",
    },
    "no-resources": {
        "zh-CN": "请在 resources 中上传至少一个文件，且文件名不得重复",
        "en": "upload at least one file as resources, each under a name of its own",
    },
    "http.precondition-required": {
        "zh-CN": "请用 If-Match 提供读取时得到的 ETag，以免覆盖他人的修改",
        "en": "send the ETag of what you read as If-Match, so that nobody's change is overwritten",
    },
    "public.feed-title": {"zh-CN": "共治公告", "en": "Public notices of Gongzhi"},
    "http.required": {"zh-CN": "此项必填", "en": "this field is required"},
}

register_messages(CATALOGUE)

#: The sentence of a key in a language; here so that whoever uses it has registered the catalogue above.
text = message
