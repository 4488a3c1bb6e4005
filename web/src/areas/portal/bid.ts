/** What a bid says, and whether it can be handed in. */
import { toBase64 } from './sealing/bytes'

export interface Attachment {
  name: string
  type: string
  /** base64 */
  data: string
}

export interface Bid {
  price: string
  period: string
  contact: string
  phone: string
  manager: string
  depositAccount: string
  technical: string
  attachments: Attachment[]
}

export function emptyBid(): Bid {
  return { price: '', period: '', contact: '', phone: '', manager: '', depositAccount: '', technical: '', attachments: [] }
}

/** What is sealed: a bid, the first response to a consultation, its final quote. */
export type Kind = 'bid' | 'response' | 'quote'

export function kindOf(tender: { method: string; stage: string }): Kind {
  if (tender.method !== 'CONSULTATION') return 'bid'
  return tender.stage === 'QUOTE' ? 'quote' : 'response'
}

/** Key of what is wrong; null when nothing is. A final quote is a price, the rest was negotiated. */
export function wrongWith(bid: Bid, kind: Kind = 'bid'): 'price-wrong' | 'bid-incomplete' | null {
  const needed = kind === 'quote' ? [bid.price] : [bid.price, bid.period, bid.contact, bid.phone]
  if (!needed.every((text) => text.trim())) return 'bid-incomplete'
  const price = bid.price.trim()
  return /^\d{1,12}(\.\d{1,2})?$/.test(price) && Number(price) > 0 ? null : 'price-wrong'
}

/** What goes into the envelope; empty parts stay out. */
export function contentOf(bid: Bid, organizationId: string): Record<string, unknown> {
  const said = Object.entries(bid).map(([name, value]): [string, unknown] => [name, typeof value === 'string' ? value.trim() : value])
  const filled = said.filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0))
  return { organizationId, ...Object.fromEntries(filled) }
}

export async function attachmentOf(file: File): Promise<Attachment> {
  return { name: file.name, type: file.type, data: toBase64(new Uint8Array(await file.arrayBuffer())) }
}
