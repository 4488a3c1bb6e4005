/**
 * A list of a form as a table: one row a line, what is only read as plain text, what is wanted in the cell itself.
 *
 * Every list whose rows are fixed is shown so, and whichever carries the property `gongzhi:table`. Further properties
 * of the list: `gongzhi:group` names a column whose values head a part of the table, `gongzhi:sum` a column that is
 * added up as one types, `gongzhi:of` the column with the most it can be, `gongzhi:total` what the sum has to be. A field
 * with `gongzhi:column` = `hidden` is sent along and not shown; one with options and `gongzhi:fill` has a button that
 * puts this option into the rows where nothing is chosen.
 */
import { DynamicList, FormContext, FormField, LocalExpressionContext, buildExpressionContext } from '@bpmn-io/form-js-viewer'
import { h, type ComponentType, type Context, type JSX } from 'preact'
import { useContext, useMemo } from 'preact/hooks'
import { t } from '@/i18n'
import { filled, groupsOf, lackOf, numberText, rowTitle, sumOf, tableOf, textOf, type Column, type ListField, type Row, type TableShape } from './table-shape'

interface Props {
  field: ListField
  value?: Row[] | null
  domId: string
  indexes?: Record<string, number>
  readonly?: boolean
  disabled?: boolean
  onChange: (change: object) => void
}
interface Local {
  data: unknown
  this: unknown
  parent: unknown
  i: number[]
}
interface Repeating {
  RepeatFooter: ComponentType<Record<string, unknown>>
}

const Field = FormField as unknown as ComponentType<Record<string, unknown>>
const LocalContext = LocalExpressionContext as unknown as Context<Local>
const Services = FormContext as unknown as Context<{ getService: (name: string, strict?: boolean) => Repeating | undefined }>

export function TableList(props: Props): JSX.Element {
  const { field } = props
  // fields of cells are made from it: a new one each time would make them anew with every key
  const shape = useMemo(() => tableOf(field), [field])
  return shape ? h(Table, { ...props, shape }) : h(DynamicList as never, props as never)
}

TableList.config = (DynamicList as unknown as { config: object }).config

function Table(props: Props & { shape: TableShape }): JSX.Element {
  const { field, shape, domId } = props
  const rows = Array.isArray(props.value) ? props.value : []
  const shown = shape.columns.filter((each) => !each.isHidden)
  const groups = groupsOf(shape, rows)
  return h(
    'div',
    { class: 'fjs-form-field fjs-form-field-dynamiclist gz-table', role: 'group', 'aria-labelledby': domId },
    h('span', { id: domId, class: 'fjs-form-field-label' }, field.label),
    rows.length === 0
      ? h('p', { class: 'gz-table-empty' }, t('table.empty'))
      : h(
          'div',
          { class: 'gz-table-scroll' },
          h(
            'table',
            null,
            h(
              'thead',
              null,
              h('tr', null, ...shown.map((column) => h('th', { scope: 'col', class: column.kind }, column.label, column.isWanted ? h('span', { 'aria-hidden': 'true' }, '*') : null)), shape.isOpen ? h('th', { scope: 'col' }, h('span', { class: 'gz-hidden' }, t('table.remove'))) : null),
            ),
            ...groups.map((group) =>
              h(
                'tbody',
                { key: group.name },
                group.name === null ? null : h(GroupHead, { shape, name: group.name, rows: group.indexes.map((index) => rows[index] ?? {}), span: shown.length + (shape.isOpen ? 1 : 0), isRead: Boolean(props.readonly) }),
                ...group.indexes.map((index) => h(Line, { key: index, ...props, shape, shown, index, row: rows[index] ?? {}, rows })),
              ),
            ),
          ),
        ),
    shape.group === null && rows.length > 0 ? h(Told, { shape, rows, isRead: Boolean(props.readonly), isAlone: true }) : null,
    ...shape.columns.filter((each) => each.fill).map((column) => h(Filling, { key: column.id, ...props, column, rows })),
    shape.isOpen ? h(Adding, props) : null,
  )
}

function GroupHead({ shape, name, rows, span, isRead }: { shape: TableShape; name: string; rows: Row[]; span: number; isRead: boolean }): JSX.Element {
  return h('tr', { class: 'group' }, h('th', { colSpan: span, scope: 'rowgroup' }, h('span', { class: 'name' }, name), ' ', h(Told, { shape, rows, isRead })))
}

/** What the rows add up to, and how much of them is still open, in words. */
function Told({ shape, rows, isRead, isAlone }: { shape: TableShape; rows: Row[]; isRead: boolean; isAlone?: boolean }): JSX.Element | null {
  const lack = isRead ? 0 : lackOf(shape, rows)
  const sum = shape.sum ? sumOf(rows, shape.sum) : null
  const most = shape.of ? sumOf(rows, shape.of) : shape.total
  const parts: JSX.Element[] = []
  if (sum !== null) {
    const text = most === null ? t('table.sum', { sum: numberText(sum) }) : t('table.sum-of', { sum: numberText(sum), most: numberText(most) })
    parts.push(h('strong', { class: shape.total !== null && sum !== shape.total ? 'off' : '' }, text))
  }
  if (lack > 0) parts.push(h('span', { class: 'lack' }, t('table.lack', { count: lack })))
  if (parts.length === 0) return null
  return h(isAlone ? 'p' : 'span', { class: 'told', role: 'status' }, ...parts)
}

function Line(props: Props & { shape: TableShape; shown: Column[]; index: number; row: Row; rows: Row[] }): JSX.Element {
  const { field, shape, shown, index, row, rows, indexes, onChange } = props
  const around = useContext(LocalContext)
  const within = useMemo(() => ({ ...indexes, [field.id]: index }), [indexes, field.id, index])
  const local = useMemo(
    () => ({ data: around.data, this: row, parent: buildExpressionContext({ ...around, data: around.this } as never), i: [...around.i, index + 1] }),
    [around, row, index],
  )
  const title = rowTitle(shape, row)
  const fields = useMemo(() => new Map(shape.columns.map((each) => [each.id, named(each, title)])), [shape, title])
  const sent = (column: Column): JSX.Element => h(Field, { ...props, key: column.id, field: fields.get(column.id), indexes: within, value: undefined })
  const isText = (column: Column): boolean => column.isRead || Boolean(props.readonly)

  function remove(): void {
    onChange({ field, value: rows.filter((_, place) => place !== index), indexes })
  }

  const hidden = h('span', { hidden: true }, ...shape.columns.filter((each) => each.isHidden || isText(each)).map(sent))
  const cells = shown.map((column, place) =>
    h(
      place === 0 && isText(column) ? 'th' : 'td',
      { key: column.id, class: `${column.kind} ${isText(column) ? 'read' : 'wanted'}`, 'data-label': column.label, ...(place === 0 && isText(column) ? { scope: 'row' } : {}) },
      isText(column) ? textOf(column, row[column.key]) : sent(column),
      place === 0 ? hidden : null,
    ),
  )
  const end = shape.isOpen
    ? h('td', { class: 'end' }, props.readonly ? null : h('button', { type: 'button', 'aria-label': t('table.remove-row', { row: title || String(index + 1) }), onClick: remove }, '×'))
    : null
  return h(LocalContext.Provider, { value: local, children: h('tr', null, ...cells, end) })
}

/** The field of a cell, whose name says which row it is in; a date has a name of its own, and one of its time. */
function named({ field, label, kind }: Column, title: string): object {
  const whole = title ? `${title} ${label}` : label
  return { ...field, label: whole, ...(kind === 'datetime' ? { dateLabel: whole, timeLabel: `${whole} ${field.timeLabel ?? ''}`.trim() } : {}) }
}

/** One button for the many rows that need no thought, after those that do. */
function Filling({ field, column, rows, indexes, readonly, disabled, onChange }: Props & { column: Column; rows: Row[] }): JSX.Element | null {
  const empty = lackOf({ columns: [column] }, rows)
  if (readonly || disabled || empty === 0) return null
  const text = t(empty === rows.length ? 'table.fill-all' : 'table.fill-rest', { count: empty, word: column.fill?.word })
  return h('button', { type: 'button', class: 'gz-table-fill', onClick: () => onChange({ field, value: filled(column, rows), indexes }) }, text)
}

/** The button of the form viewer that adds a row. */
function Adding(props: Props): JSX.Element | null {
  const manager = useContext(Services).getService('repeatRenderManager', false)
  if (!manager || props.readonly) return null
  return h(manager.RepeatFooter, { ...props, field: { ...props.field, disableCollapse: true }, useSharedState: [{ isCollapsed: false }, () => undefined] })
}
