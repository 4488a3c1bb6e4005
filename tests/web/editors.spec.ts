/** A designer who reads Chinese finds no English in the editors of forms and decisions; what people wrote stays. */
import type { Locator, Page } from '@playwright/test'
import { House } from './house'
import { signIn } from './pages'
import { expect, test } from './test'

const house = House.join()

const ID = `words-${Date.now() % 100_000}`
const TYPES = [
  'textfield', 'textarea', 'number', 'datetime', 'checkbox', 'checklist', 'radio', 'select', 'taglist', 'filepicker',
  'text', 'html', 'image', 'table', 'spacer', 'separator', 'group', 'dynamiclist', 'expression', 'button',
] // prettier-ignore

/** Names that are the same in every language, units and examples. */
const SAME_EVERYWHERE = /\b(FEEL|DMN|DRD|HTML|URL|JSON|CSS|MIME|UTC|iFrame|iframe|data URI|Markdown|X-FRAME-OPTIONS|ID|E\.164|bpmn\.io|BPMN|JUEL)\b/g

const diagram = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="https://gongzhi.example/bpmn">
  <bpmn:process id="${ID}" name="用语" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:extensionElements><zeebe:formDefinition formId="${ID}-form" /></bpmn:extensionElements><bpmn:outgoing>a</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="decide" />
    <bpmn:businessRuleTask id="decide" name="判定">
      <bpmn:extensionElements><zeebe:calledDecision decisionId="${ID}-decision" resultVariable="x" /></bpmn:extensionElements>
      <bpmn:incoming>a</bpmn:incoming><bpmn:outgoing>b</bpmn:outgoing>
    </bpmn:businessRuleTask>
    <bpmn:sequenceFlow id="b" sourceRef="decide" targetRef="end" />
    <bpmn:endEvent id="end"><bpmn:incoming>b</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="${ID}">
    <bpmndi:BPMNShape id="s1" bpmnElement="start"><dc:Bounds x="160" y="182" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s2" bpmnElement="decide"><dc:Bounds x="280" y="160" width="100" height="80" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="s3" bpmnElement="end"><dc:Bounds x="500" y="182" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="e1" bpmnElement="a"><di:waypoint x="196" y="200" /><di:waypoint x="280" y="200" /></bpmndi:BPMNEdge>
    <bpmndi:BPMNEdge id="e2" bpmnElement="b"><di:waypoint x="380" y="200" /><di:waypoint x="500" y="200" /></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`

const decision = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" id="${ID}-drg" name="用语" namespace="https://gongzhi.example/dmn">
  <decision id="${ID}-decision" name="判定">
    <decisionTable id="table" hitPolicy="FIRST">
      <input id="in" label="人数"><inputExpression id="ie" typeRef="number"><text>1 + 1</text></inputExpression></input>
      <output id="out" label="结论" name="x" typeRef="string" />
      <rule id="r1"><inputEntry id="i1"><text>&gt; 1</text></inputEntry><outputEntry id="o1"><text>"可以"</text></outputEntry></rule>
    </decisionTable>
  </decision>
  <dmndi:DMNDI><dmndi:DMNDiagram id="dd"><dmndi:DMNShape id="ds" dmnElementRef="${ID}-decision"><dc:Bounds height="80" width="180" x="160" y="80" /></dmndi:DMNShape></dmndi:DMNDiagram></dmndi:DMNDI>
</definitions>`

const form = JSON.stringify({
  id: `${ID}-form`,
  type: 'default',
  schemaVersion: 19,
  components: TYPES.map((type, index) => ({
    id: `Field_${type}`,
    type,
    // a label that is also a word of the editor: it belongs to whoever wrote it
    label: 'Required',
    ...(type === 'group' || type === 'dynamiclist' ? { path: `p${index}`, components: [] } : {}),
    ...(['text', 'html', 'image', 'spacer', 'separator', 'group', 'dynamiclist', 'button', 'table'].includes(type) ? {} : { key: `k${index}` }),
    ...(type === 'expression' ? { expression: '=1' } : {}),
    ...(type === 'text' ? { text: '说明' } : {}),
    ...(type === 'table' ? { dataSource: '=rows', columns: [{ label: '列', key: 'c' }] } : {}),
    ...(['checklist', 'radio', 'select', 'taglist'].includes(type) ? { values: [{ label: '甲', value: '1' }] } : {}),
  })),
})

test.beforeAll(async () => {
  const designer = await house.as('sheji')
  await designer.deploy({ [`${ID}.bpmn`]: diagram, [`${ID}.dmn`]: decision, [`${ID}.form`]: form })
})

async function opened(page: Page, file: 'form' | 'dmn'): Promise<void> {
  const designer = await house.as('sheji')
  const found = await designer.post<{ items: { processDefinitionKey: string }[] }>('/process-definitions/search', {
    filter: { processDefinitionId: ID },
  })
  await signIn(page, house, 'sheji', `/modeller/${found.items[0]!.processDefinitionKey}`)
  await page.getByRole('tab', { name: `${ID}.${file}` }).click()
}

/** English words a person can see or hear in what is shown. */
async function english(part: Locator): Promise<string[]> {
  const said = await part.evaluateAll((roots) => {
    const found: string[] = []
    for (const root of roots) {
      for (const node of [root, ...root.querySelectorAll('*')]) {
        if (node.closest('script, style, .cm-editor')) continue
        for (const name of ['title', 'placeholder', 'aria-label']) found.push(node.getAttribute(name) ?? '')
        if (node.closest('textarea, [contenteditable="true"]')) continue
        for (const child of node.childNodes) if (child.nodeType === Node.TEXT_NODE) found.push(child.textContent ?? '')
      }
    }
    return found
  })
  const words = said.map((text) => text.trim()).filter((text) => /[A-Za-z]{2,}/.test(text.replace(SAME_EVERYWHERE, '')))
  return [...new Set(words)]
}

test('the form editor speaks Chinese: its palette, and the properties of every kind of field', async ({ page }) => {
  await opened(page, 'form')
  await expect(page.locator('.fjs-palette-container')).toContainText('单行文本')
  expect(await english(page.locator('.fjs-palette-container'))).toEqual([])
  await page.getByPlaceholder('查找组件').fill('附件')
  await expect(page.locator('.fjs-palette-field')).toHaveCount(1)
  await page.getByTitle('清空').click()
  const found = new Set<string>()
  for (const type of TYPES) {
    await page.locator(`.fjs-editor-container [data-id="Field_${type}"]`).first().click({ position: { x: 4, y: 4 } })
    const panel = page.locator('.fjs-properties-container')
    await expect(panel.locator(`[data-field="Field_${type}"]`)).toBeVisible()
    await panel.locator('.bio-properties-panel-group-header:not(.open)').evaluateAll((heads) => heads.forEach((each) => (each as HTMLElement).click()))
    for (const text of await english(panel)) found.add(`${type}: ${text}`)
  }
  expect([...found]).toEqual([])
  // what the author of the form wrote is as it was
  await expect(page.locator('.fjs-editor-container').getByText('Required').first()).toBeVisible()
})

test('the decision editor speaks Chinese: the table, its menus and the diagram behind it', async ({ page }) => {
  await opened(page, 'dmn')
  const editor = page.locator('.dmn')
  await expect(editor.getByText('命中策略').first()).toBeVisible()
  const found = new Set<string>()
  const look = async (): Promise<void> => {
    for (const text of await english(editor)) found.add(text)
  }
  await look()
  await editor.locator('.input-label').first().click()
  await look()
  await page.keyboard.press('Escape')
  await editor.locator('.output-label').first().click()
  await look()
  await page.keyboard.press('Escape')
  await editor.locator('td.input-cell').first().click({ button: 'right' })
  await look()
  await page.keyboard.press('Escape')
  await editor.locator('.hit-policy').first().click()
  await look()
  await editor.getByText('查看决策关系图').click()
  await expect(editor.locator('.djs-palette')).toBeVisible()
  await look()
  await editor.locator(`[data-element-id="${ID}-decision"]`).click()
  await look()
  const ours = new Set(['Powered by bpmn.io', ID, `${ID}-decision`, `${ID}-drg`, 'x', '1 + 1'])
  expect([...found].filter((text) => !ours.has(text))).toEqual([])
})
