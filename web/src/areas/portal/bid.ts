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

/** Key of what is wrong; null when nothing is. */
export function wrongWith(bid: Bid): 'price-wrong' | 'bid-incomplete' | null {
  if (![bid.price, bid.period, bid.contact, bid.phone].every((text) => text.trim())) return 'bid-incomplete'
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
