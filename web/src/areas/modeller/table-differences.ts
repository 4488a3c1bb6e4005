/** What changed between two versions of a file of decisions: rules, cells, columns, the policy of hits, all else. */
import { differing, kindOf, movedOf, paired, type Kind, type Pair, type Part, type Said, type Settings } from './comparing'

export interface Column {
  id: string
  role: 'input' | 'output' | 'note'
  name: string
  settings: Settings
}

export interface Rule {
  id: string
  number: number
  /** texts by the id of their column; anything at all is `-` */
  cells: Readonly<Record<string, string>>
}

/** A decision, what goes into one, or a function that decisions share. */
export interface Decided {
  id: string
  what: string
  name: string
  settings: Settings
  /** empty when it decides otherwise than by a table */
  columns: readonly Column[]
  rules: readonly Rule[]
}

export interface Cell {
  column: string
  /** of the column on both sides */
  columnIds: readonly string[]
  before: string
  after: string
}

export interface ColumnChange extends Pair<Column> {
  kind: Kind
  parts: Part[]
}

export interface RuleChange extends Pair<Rule> {
  kind: Kind
  cells: Cell[]
}

export interface DecidedChange extends Pair<Decided> {
  kind: Kind
  parts: Part[]
  columns: ColumnChange[]
  rules: RuleChange[]
}

const ANYTHING = '-'
/** Told apart from the logic of a decision. */
const APART = new Set(['description', 'question', 'variable', 'informationRequirement', 'decisionTable', 'extensionElements'])
const LISTED = new Set(['decision', 'inputData', 'businessKnowledgeModel', 'itemDefinition', 'decisionService', 'knowledgeSource'])

/** Every decision of both versions, those that are the same among them. Throws what cannot be read. */
export function tableDifferences(before: string, after: string): DecidedChange[] {
  const [left, right] = [read(before), read(after)]
  return paired(left, right, [(each) => each.id, (each) => `${each.what} ${each.name}`]).map(compared)
}

function compared(pair: Pair<Decided>): DecidedChange {
  const { before, after } = pair
  const columns = paired(before?.columns ?? [], after?.columns ?? [], [(each) => each.id, (each) => `${each.role} ${each.settings.expression ?? each.name}`])
  const movedColumns = movedOf(before?.columns ?? [], columns)
  const told = columns.map((each): ColumnChange => {
    const parts = each.before && each.after ? differing({ name: each.before.name, ...each.before.settings }, { name: each.after.name, ...each.after.settings }) : []
    return { ...each, kind: kindOf(each, parts.length > 0, movedColumns.has(each)), parts }
  })
  const rules = ruleChanges(before?.rules ?? [], after?.rules ?? [], columns)
  const parts = before && after ? differing(before.settings, after.settings) : []
  const isChanged = parts.length > 0 || [...told, ...rules].some((each) => each.kind !== 'same')
  return { ...pair, kind: kindOf(pair, isChanged, false), parts, columns: told, rules }
}

function ruleChanges(before: readonly Rule[], after: readonly Rule[], columns: readonly Pair<Column>[]): RuleChange[] {
  // a rule whose id was made anew is the same when it says the same
  const said = (rule: Rule): string => columns.map(({ before: was, after: is }) => textOf(rule, is) ?? textOf(rule, was) ?? '').join(' ⋮ ')
  const pairs = paired(before, after, [(rule) => rule.id, said])
  const moved = movedOf(before, pairs)
  return pairs.map((pair) => {
    const cells = pair.before && pair.after ? cellsOf(pair.before, pair.after, columns) : []
    return { ...pair, kind: kindOf(pair, cells.length > 0, moved.has(pair)), cells }
  })
}

function cellsOf(before: Rule, after: Rule, columns: readonly Pair<Column>[]): Cell[] {
  return columns
    .map(({ before: was, after: is }) => {
      const column = is ?? was
      // a rule says nothing of a condition that is not there, which lets everything in
      const nothing = column?.role === 'input' ? ANYTHING : ''
      const columnIds = [was, is].flatMap((each) => each?.id ?? [])
      return { column: column?.name ?? '', columnIds, before: textOf(before, was) ?? nothing, after: textOf(after, is) ?? nothing }
    })
    .filter((cell) => cell.before !== cell.after)
}

export function textOf(rule: Rule, column: Column | undefined): string | undefined {
  return column ? rule.cells[column.id] : undefined
}

function read(xml: string): Decided[] {
  const document = new DOMParser().parseFromString(xml, 'application/xml')
  const root = document.documentElement
  if (!root || document.getElementsByTagName('parsererror').length > 0) throw new Error('DMN')
  return [...root.children].filter((each) => LISTED.has(each.localName)).map(decidedOf)
}

function children(element: Element | undefined, name: string): Element[] {
  return [...(element?.children ?? [])].filter((each) => each.localName === name)
}

function inner(element: Element | undefined, name: string): string {
  return (children(element, name)[0]?.textContent ?? '').trim()
}

function decidedOf(element: Element): Decided {
  const table = children(element, 'decisionTable')[0]
  const columns = table ? columnsOf(table) : []
  const settings: Record<string, Said> = {
    name: element.getAttribute('name'),
    description: inner(element, 'description') || null,
    question: inner(element, 'question') || null,
    type: children(element, 'variable')[0]?.getAttribute('typeRef') ?? null,
    needs: children(element, 'informationRequirement').flatMap((each) => [...each.children]).map((each) => (each.getAttribute('href') ?? '').replace(/^#/, '')).sort(),
    logic: logicOf(element) || null,
  }
  if (table) {
    settings.hitPolicy = table.getAttribute('hitPolicy') ?? 'UNIQUE'
    settings.aggregation = table.getAttribute('aggregation')
  }
  return {
    id: element.getAttribute('id') ?? '',
    what: element.localName,
    name: inner(element, 'description') || element.getAttribute('name') || (element.getAttribute('id') ?? ''),
    settings,
    columns,
    rules: children(table, 'rule').map((rule, index) => ruleOf(rule, index, columns)),
  }
}

/** A formula as it is written; anything else by its elements and texts, ids left out. */
function logicOf(element: Element): string {
  const parts = [...element.children].filter((each) => !APART.has(each.localName))
  if (parts.length === 1 && parts[0]?.localName === 'literalExpression') return inner(parts[0], 'text')
  return parts.map(spelled).join(' ')
}

function spelled(element: Element): string {
  const attributes = [...element.attributes].filter((each) => each.name !== 'id' && !each.name.startsWith('xmlns')).map((each) => `${each.name}=${each.value}`)
  const within = element.children.length ? [...element.children].map(spelled).join(' ') : (element.textContent ?? '').trim()
  return `${[element.localName, ...attributes.sort()].join(' ')}(${within})`
}

function columnsOf(table: Element): Column[] {
  const inputs = children(table, 'input').map((each, index): Column => {
    const asked = children(each, 'inputExpression')[0]
    const expression = inner(asked, 'text')
    const values = inner(children(each, 'inputValues')[0], 'text') || null
    return {
      id: each.getAttribute('id') ?? `input ${index}`,
      role: 'input',
      name: each.getAttribute('label') || expression,
      settings: { expression, type: asked?.getAttribute('typeRef') ?? null, values },
    }
  })
  const outputs = children(table, 'output').map((each, index): Column => {
    const expression = each.getAttribute('name')
    return {
      id: each.getAttribute('id') ?? `output ${index}`,
      role: 'output',
      name: each.getAttribute('label') || expression || table.getAttribute('outputLabel') || '',
      settings: {
        expression,
        type: each.getAttribute('typeRef'),
        values: inner(children(each, 'outputValues')[0], 'text') || null,
        otherwise: inner(children(each, 'defaultOutputEntry')[0], 'text') || null,
      },
    }
  })
  return [...inputs, ...outputs, ...notesOf(table)]
}

/** Remarks: those of named columns, and the description of a rule. */
function notesOf(table: Element): Column[] {
  const named = children(table, 'annotation').map((each, index): Column => ({ id: `note ${index}`, role: 'note', name: each.getAttribute('name') ?? '', settings: {} }))
  const isDescribed = children(table, 'rule').some((rule) => inner(rule, 'description'))
  return isDescribed ? [...named, { id: 'note', role: 'note', name: '', settings: {} }] : named
}

function ruleOf(rule: Element, index: number, columns: readonly Column[]): Rule {
  const texts: Record<Column['role'], string[]> = {
    input: children(rule, 'inputEntry').map((each) => inner(each, 'text') || ANYTHING),
    output: children(rule, 'outputEntry').map((each) => inner(each, 'text')),
    note: children(rule, 'annotationEntry').map((each) => inner(each, 'text')),
  }
  const at: Record<string, number> = {}
  const cells = columns.map(({ id, role }): [string, string] => {
    if (id === 'note') return [id, inner(rule, 'description')]
    at[role] = (at[role] ?? -1) + 1
    return [id, texts[role][at[role]] ?? '']
  })
  return { id: rule.getAttribute('id') ?? '', number: index + 1, cells: Object.fromEntries(cells) }
}
