/**
 * A bid that is typed and not sealed: in this tab alone, until it is sealed, the tab is closed or somebody signs out.
 *
 * Nobody but the bidder may know it before the opening, so it is kept on no server; a reload and the back button lose
 * nothing of it but its files, which a page cannot take again by itself.
 */
import { forgetInTab, keepInTab, keptInTab } from '@/lib/kept'
import { emptyBid, type Bid } from './bid'

interface Typed {
  said: Omit<Bid, 'attachments'>
  files: string[]
}

export function useTyped(project: string) {
  const name = `bid.${project}`
  const found = keptInTab<Typed | null>(name, null)

  function keep({ attachments, ...said }: Bid): void {
    keepInTab(name, { said, files: attachments.map((each) => each.name) } satisfies Typed)
  }

  return {
    restored: (): Bid => ({ ...emptyBid(), ...found?.said }),
    lostFiles: found?.files ?? [],
    keep,
    forget: () => forgetInTab(name),
  }
}
