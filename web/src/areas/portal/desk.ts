/** Visits to the bid desk of a tender, for one organisation. */
import { computed, ref, shallowRef } from 'vue'
import { api, ok } from '@/api/client'
import { Problem } from '@/api/problem'
import type { components } from '@/api/schema'
import { contentOf, type Bid } from './bid'
import { fromBase64, sha256, toBase64, toHex } from './sealing/bytes'
import { seal } from './sealing/envelope'
import { isSigned, type Receipt } from './sealing/receipt'

type Schemas = components['schemas']
type Visit = Schemas['DeskVisit']

export interface CheckedReceipt extends Receipt {
  isValid: boolean
  /** of the very envelope that was sealed here; null: sealed in another visit */
  isSame: boolean | null
}

export function useDesk(projectKey: string) {
  const tender = shallowRef<Schemas['Tender'] | null>(null)
  const hasTaken = ref(false)
  const documents = ref<string | null>(null)
  const receipt = shallowRef<CheckedReceipt | null>(null)
  const path = { projectKey }
  /** only what the newest visit found is shown; a visit acts, and is never called back */
  let visits = 0
  let visitor = ''
  let sent = ''
  /** sent, and nobody answered: it may lie there or not */
  const isUnanswered = ref(false)
  let sealed: { of: string; envelope: string } | null = null

  async function load(): Promise<void> {
    tender.value = await ok(api.GET('/v2/tenders/{projectKey}', { params: { path } }))
  }

  async function visit(action: Visit['action'], organizationKey: string, envelope?: string): Promise<void> {
    visits += 1
    const mine = visits
    if (organizationKey !== visitor) leave(organizationKey)
    try {
      const found = await ok(api.POST('/v2/tenders/{projectKey}/desk', { params: { path }, body: { action, organizationKey, envelope } }))
      const given = found.receipt ? await checked(found.receipt as Receipt) : null
      if (mine !== visits) return
      hasTaken.value = found.hasTaken
      documents.value = found.documents
      // a receipt of the documents says nothing of a bid
      if (action !== 'TAKE') receipt.value = given
    } catch (problem) {
      const late = problem instanceof Problem ? lateReceipt(problem) : null
      const given = late ? await checked(late) : null
      if (given && mine === visits) receipt.value = given
      throw problem
    }
  }

  /** What one organisation has there is never shown to another. */
  function leave(next: string): void {
    visitor = next
    hasTaken.value = false
    documents.value = receipt.value = null
  }

  async function bid(content: Bid, organizationKey: string): Promise<void> {
    const found = tender.value
    if (!found) return
    const said = contentOf(content, organizationKey)
    const of = JSON.stringify([found.tenderKey, said])
    // what nobody answered is sent again as it is: the same envelope gives the same receipt
    if (sealed?.of !== of) {
      const envelope = await seal(said, {
        tenderKey: found.tenderKey,
        publicKeys: holders(found).map((holder) => fromBase64(holder.publicKey)),
        threshold: found.threshold,
        envelopeBytes: found.envelopeBytes,
      })
      sealed = { of, envelope: toBase64(envelope) }
      sent = toHex(await sha256(envelope))
      isUnanswered.value = false
    }
    await handIn(organizationKey, sealed.envelope)
  }

  async function handIn(organizationKey: string, envelope: string): Promise<void> {
    try {
      await visit('BID', organizationKey, envelope)
      isUnanswered.value = false
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      // too late now; the one that nobody answered may have been in time
      if (isUnanswered.value && lateReceipt(problem) && (await arrived(organizationKey))) return
      isUnanswered.value = problem.isUnreachable
      throw problem
    }
  }

  /** Whether the envelope that nobody answered lies there; its receipt then stands for it. */
  async function arrived(organizationKey: string): Promise<boolean> {
    const late = receipt.value
    await visit('LOOK', organizationKey)
    isUnanswered.value = false
    if (receipt.value?.isSame) return true
    receipt.value = receipt.value ?? late
    return false
  }

  async function checked(given: Receipt): Promise<CheckedReceipt> {
    const isValid = await isSigned(given, tender.value?.receiptKey ?? '')
    const isOfBid = given.statement.kind === 'SEALED' || given.statement.kind === 'LATE'
    return { ...given, isValid, isSame: sent && isOfBid ? given.statement.hash === sent : null }
  }

  const hasBid = computed(() => receipt.value?.statement.kind === 'SEALED')
  return { tender, hasTaken, documents, receipt, hasBid, isUnanswered, load, visit, bid, arrived }
}

export function holders(tender: Schemas['Tender']): Schemas['Holder'][] {
  return [...tender.keyholders].sort((a, b) => a.number - b.number)
}

/** A bid that came too late is refused under the desk's signature. */
export function lateReceipt(problem: Problem): Receipt | null {
  const { receipt, signature } = problem.params
  if (typeof receipt !== 'string' || typeof signature !== 'string') return null
  return { statement: JSON.parse(receipt) as Record<string, string>, signature }
}
