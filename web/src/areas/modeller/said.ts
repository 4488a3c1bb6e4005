/** Settings of forms and tables in the words of whoever reads them. */
import { t, te } from '@/i18n'
import { listed, type Part, type Said } from './comparing'

/** Settings whose values have words of their own: `type-number`, `hit-UNIQUE`. */
const WORDED: Record<string, string> = { type: 'type', hitPolicy: 'hit', aggregation: 'hit', subtype: 'subtype', what: 'what' }

export function partName(what: string): string {
  const key = `modeller.part-${what.replaceAll('.', '-')}`
  return te(key) ? t(key) : t('modeller.part-other', { name: what.replace(/^properties\./, '') })
}

export function worded(what: string, value: Said): string {
  if (value === null) return t('modeller.said-nothing')
  if (typeof value === 'boolean') return t(value ? 'modeller.said-yes' : 'modeller.said-no')
  if (Array.isArray(value)) return value.join('、')
  const key = `modeller.${WORDED[what] ?? 'none'}-${String(value).replaceAll(' ', '-')}`
  return what in WORDED && te(key) ? t(key) : String(value)
}

/** Both sides of a setting; one that is off is “no” beside one that is on. */
export function sides(part: Part): [string, string] {
  const isSwitch = typeof part.before === 'boolean' || typeof part.after === 'boolean'
  const said = (value: Said): string => worded(part.what, isSwitch && value === null ? false : value)
  return [said(part.before), said(part.after)]
}

/** The change of a setting in one line: of lists only what came and what went. */
export function partLine(part: Part): string {
  const name = partName(part.what)
  if (Array.isArray(part.before) || Array.isArray(part.after)) {
    const { gone, come } = listed(part.before as string[] | null ?? [], part.after as string[] | null ?? [])
    const told = [
      gone.length ? t('modeller.said-gone', { items: gone.join('、') }) : '',
      come.length ? t('modeller.said-come', { items: come.join('、') }) : '',
    ].filter(Boolean)
    return t('modeller.said-of', { name, told: told.join('，') || t('modeller.said-order') })
  }
  const [before, after] = sides(part)
  return t('modeller.said-from-to', { name, before, after })
}
