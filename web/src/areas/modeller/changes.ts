/** The changes of a file as a list in words, for whoever puts it in force. */
import { t } from '@/i18n'
import type { Kind } from './comparing'
import { differences } from './differences'
import { formDifferences } from './form-differences'
import { partLine, partName, worded } from './said'
import { tableDifferences, type DecidedChange, type RuleChange } from './table-differences'
import type { FileKind } from './files'

export interface Line {
  kind: Exclude<Kind, 'same'>
  name: string
  type: string
  /** one line for each setting */
  told: string[]
}

export async function linesOf(kind: FileKind, before: string, after: string): Promise<Line[]> {
  if (kind === 'form') return formLines(before, after)
  if (kind === 'dmn') return tableDifferences(before, after).flatMap(decidedLines)
  return (await differences(before, after)).map((each) => ({ ...each, name: each.name || each.id, told: [] }))
}

export function formLines(before: string, after: string): Line[] {
  const { whole, fields } = formDifferences(before, after)
  const own: Line[] = whole.length ? [{ kind: 'changed', name: t('modeller.whole-form'), type: '', told: whole.map(partLine) }] : []
  return [...own, ...fields.flatMap(({ kind, before: was, after: is, parts }): Line[] => {
    const field = is ?? was
    if (kind === 'same' || !field) return []
    const name = [...field.around.map((each) => each.name), field.name].join(' › ')
    return [{ kind, name, type: worded('type', field.type), told: parts.map(partLine) }]
  })]
}

export function decidedLines(change: DecidedChange): Line[] {
  const decided = change.after ?? change.before
  if (change.kind === 'same' || !decided) return []
  const columns = change.columns.filter((each) => each.kind !== 'same').map((each) => {
    const column = each.after ?? each.before
    const name = t('modeller.said-column', { role: t(`modeller.role-${column?.role ?? 'input'}`), name: column?.name ?? '', change: t(`modeller.change-${each.kind}`) })
    return [name, ...each.parts.map(partLine)].join('　')
  })
  const told = change.kind === 'changed' ? [...change.parts.map(partLine), ...columns, ...change.rules.filter((each) => each.kind !== 'same').map(ruleLine)] : []
  return [{ kind: change.kind, name: decided.name, type: t(`modeller.what-${decided.what}`), told }]
}

/** “第 2 条 修改：金额 10 → 20”. */
export function ruleLine(rule: RuleChange): string {
  const cells = rule.cells.map((cell) =>
    t('modeller.said-from-to', { name: cell.column || partName('note'), before: cell.before || t('modeller.said-nothing'), after: cell.after || t('modeller.said-nothing') }),
  )
  const numbers = { before: rule.before?.number ?? 0, after: rule.after?.number ?? 0 }
  return [t(`modeller.rule-${rule.kind}`, numbers), ...cells].join('　')
}
