/** Texts of a purchase by what is sealed: 投标 and 中标 of tenders, 响应、最后报价 and 成交 of consultations. */
import { useI18n } from 'vue-i18n'
import type { Kind } from './bid'

/** Whose words are taken, the nearest first; what has none of its own speaks of all alike. */
const NEAREST: Readonly<Record<Kind, readonly string[]>> = { bid: [], response: ['-response'], quote: ['-quote', '-response'] }

export function keyOf(key: string, kind: Kind, exists: (key: string) => boolean): string {
  const own = NEAREST[kind].map((end) => `portal.${key}${end}`).find(exists)
  return own ?? `portal.${key}`
}

/** `said('deadline', kind)`; for what is read of opened bids the kind is never `quote`. */
export function useWords(): (key: string, kind: Kind, given?: Record<string, unknown>) => string {
  const { t, te } = useI18n()
  return (key, kind, given = {}) => t(keyOf(key, kind, te), given)
}
