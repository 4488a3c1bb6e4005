"""What may be wrong with a file before its content means anything."""

from __future__ import annotations

from engine.bpmn.catalogue.rule import Rule, error, warning

RULES: dict[str, Rule] = {
    "xml-empty": error(
        "文件是空的。",
        "请重新导出流程图后上传。",
        "The file is empty.",
        "Export the diagram again.",
    ),
    "xml-too-large": error(
        "文件有 {size} 字节，超过上限 {limit} 字节。",
        "把流程拆成若干个由调用活动连接的流程，或去掉嵌入的图片。",
        "The file has {size} bytes; the limit is {limit}.",
        "Split the process with call activities, or remove embedded pictures.",
    ),
    "xml-not-xml": error(
        "文件内容不是 XML 文本。",
        "请上传建模器保存的原文件，不要上传压缩包或其他格式。",
        "The content is not XML text.",
        "Upload the file as the modeler saved it, not an archive or another format.",
    ),
    "xml-encoding": error(
        "文件不是 UTF-8 编码（{encoding}）。",
        "请用 UTF-8 编码另存后再上传。",
        "The file is not encoded in UTF-8 ({encoding}).",
        "Save it as UTF-8 and upload it again.",
    ),
    "xml-doctype": error(
        "文件带有文档类型声明（DOCTYPE），可能引入外部实体，不予接受。",
        "删去 <!DOCTYPE …> 一段；BPMN 和 DMN 不需要它。",
        "The file carries a document type declaration, which could bring in entities.",
        "Remove the <!DOCTYPE ...> part; BPMN and DMN do not need it.",
    ),
    "xml-processing-instruction": error(
        "文件带有处理指令“{target}”，不予接受。",
        "删去 <?{target} …?> 一段。",
        "The file carries the processing instruction “{target}”.",
        "Remove the <?{target} ...?> part.",
    ),
    "xml-too-many-elements": error(
        "文件中的标记有 {count} 个，超过上限 {limit} 个。",
        "把流程拆成若干个由调用活动连接的流程。",
        "The file has {count} tags; the limit is {limit}.",
        "Split the process with call activities.",
    ),
    "xml-too-many-attributes": error(
        "文件中的属性过多（{count} 个等号，上限 {limit}）。",
        "把流程拆成若干个由调用活动连接的流程。",
        "The file has too many attributes ({count} equals signs, the limit is {limit}).",
        "Split the process with call activities.",
    ),
    "xml-too-deep": error(
        "元素嵌套超过 {limit} 层。",
        "减少子流程的嵌套，改用调用活动。",
        "Elements are nested more than {limit} deep.",
        "Nest fewer sub-processes; use call activities.",
    ),
    "xml-malformed": error(
        "XML 语法有误：{detail}。",
        "请在建模器中重新打开并保存；手工改过的文件请检查所指的行。",
        "The XML is malformed: {detail}.",
        "Open and save it in the modeler; if it was edited by hand, look at the line named.",
    ),
    "xml-wrong-root": error(
        "根元素是 {found}，应为 {expected}。",
        "请确认文件扩展名与内容一致（.bpmn 为流程图，.dmn 为决策表）。",
        "The root element is {found}, expected {expected}.",
        "Check that the file's extension fits its content (.bpmn diagram, .dmn decision).",
    ),
    "resource-name": error(
        "资源名“{resource_name}”无效。",
        "用不含路径的文件名，扩展名为 .bpmn、.dmn 或 .form，不超过 {limit} 个字符。",
        "“{resource_name}” cannot be the name of a resource.",
        "Take a file name without path, ending in .bpmn, .dmn or .form, of at most {limit} characters.",
    ),
    "nothing-to-deploy": error(
        "没有可部署的资源。",
        "请给出 .bpmn、.dmn 或 .form 文件。",
        "There is nothing to deploy.",
        "Give .bpmn, .dmn or .form files.",
    ),
    "too-many-resources": error(
        "一次部署的资源有 {count} 个，超过上限 {limit} 个。",
        "分几次部署；互相引用的文件放在同一次。",
        "The deployment has {count} resources; the limit is {limit}.",
        "Deploy in several parts; files that refer to each other belong together.",
    ),
    "deployment-too-large": error(
        "这次部署共 {size} 字节，超过上限 {limit} 字节。",
        "分几次部署；互相引用的文件放在同一次。",
        "The deployment has {size} bytes; the limit is {limit}.",
        "Deploy in several parts; files that refer to each other belong together.",
    ),
    "duplicate-definition": error(
        "“{key}”已由 {other} 定义。",
        "只保留一个，或改 id。",
        "“{key}” is defined by {other} already.",
        "Keep one of them, or change an id.",
    ),
    "not-compilable": error(
        "流程“{process}”无法编译：{detail}",
        "请把文件交给维护人员；这是检查规则的疏漏。",
        "The process “{process}” cannot be compiled: {detail}",
        "Give the file to the maintainers: the checks have missed something.",
    ),
    "dmn": error("{detail}", "{remedy}", "{detail}", "{remedy}"),
    "form": error("{detail}", "{remedy}", "{detail}", "{remedy}"),
    "time-limit": error(
        "检查用时超过 {seconds} 秒，已中止。",
        "把流程拆成较小的几个；若文件来自他人，请先在建模器中打开查看。",
        "Checking took longer than {seconds} s and was stopped.",
        "Split the process; if the file came from elsewhere, look at it in the modeler first.",
    ),
    "too-many-warnings": warning(
        "提示超过 {limit} 条，其余未列出。",
        "先处理已列出的提示。",
        "There are more than {limit} warnings; the others are not listed.",
        "See to those listed first.",
    ),
    "too-many-problems": error(
        "问题超过 {limit} 个，其余未列出。",
        "先改正已列出的问题，再重新部署。",
        "There are more than {limit} problems; the others are not listed.",
        "Mend those listed and deploy again.",
    ),
}
