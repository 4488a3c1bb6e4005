/** Which pages a task of a tender is worked on with, by its step. */
import type { Kind } from './bid'

export type Place = 'opening-key' | 'tender-opening' | 'tender-bids'

const AFTER_OPENING = new Set(['record-opening', 'qualification-review', 'decide-winner', 'publish-result', 'return-deposits', 'open-responses', 'call-quotes'])
const COMMITTEE = new Set(['elect-chair', 'conformity-review', 'judge-collusion', 'ask-explanation', 'vote-on-price', 'score-objective', 'score', 'sign-report', 'negotiate', 'conclude-negotiation'])

/** What the purchase of a process speaks of at a step. */
export function kindAt(process: string, element: string): Kind {
  if (!process.startsWith('procurement-consultation')) return 'bid'
  return element === 'deliver-quote-share' ? 'quote' : 'response'
}

export function placesOf(process: string, element: string): Place[] {
  if (['procurement-evaluation', 'procurement-consultation-group'].includes(process)) return COMMITTEE.has(element) ? ['tender-bids'] : []
  if (!['procurement-open-tender', 'procurement-consultation'].includes(process)) return []
  if (element === 'hold-key') return ['opening-key']
  if (element === 'deliver-key-share' || element === 'deliver-quote-share') return ['tender-opening']
  return AFTER_OPENING.has(element) ? ['tender-bids'] : []
}
