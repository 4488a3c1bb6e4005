/**
 * Drafts of the modeller, kept in the browser: written as one works, there again after a crash. Each write says
 * which state it follows, so that two tabs never overwrite each other in silence.
 */
import type { WorkFile } from './files'

export interface Draft {
  /** grows by one with every write, whichever tab writes */
  revision: number
  savedAt: string
  files: WorkFile[]
}

export type Kept = { kind: 'kept'; revision: number } | { kind: 'overtaken'; theirs: Draft } | { kind: 'full' }

const PREFIX = 'gongzhi.modeller.'

export class DraftStore {
  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
    private readonly key: string,
  ) {}

  /** The draft, or null: none, or one that cannot be read. */
  read(): Draft | null {
    const text = this.storage.getItem(PREFIX + this.key)
    if (!text) return null
    try {
      const found = JSON.parse(text) as Draft
      return Array.isArray(found.files) && typeof found.revision === 'number' ? found : null
    } catch {
      return null
    }
  }

  /** Keep these files, unless another tab has kept something since `follows`. */
  write(files: WorkFile[], follows: number, now: Date): Kept {
    const there = this.read()
    if (there && there.revision !== follows) return { kind: 'overtaken', theirs: there }
    const revision = follows + 1
    try {
      this.storage.setItem(PREFIX + this.key, JSON.stringify({ revision, savedAt: now.toISOString(), files }))
    } catch {
      return { kind: 'full' }
    }
    return { kind: 'kept', revision }
  }

  remove(): void {
    this.storage.removeItem(PREFIX + this.key)
  }
}
