/** What was typed here and the server does not have yet, when somebody leaves: it is sent, and nothing stays behind. */
import { Problem } from '@/api/problem'
import { forget, kept, names } from './kept'
import { keeperOf, UNSENT, type Draft } from './keepers'

const CONFLICT = 409

/**
 * Send it all, and forget it here. Gives the names of what was saved elsewhere meanwhile: who typed it decides which
 * one counts. Throws where nobody answers: nothing is forgotten then.
 */
export async function sendUnsent(): Promise<string[]> {
  const undecided: string[] = []
  for (const name of names(UNSENT)) {
    const draft = kept<Draft | null>(name, null)
    try {
      if (draft) await keeperOf(name).save({ ...draft, version: draft.version ?? 0 })
      forget(name)
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status === 0 || problem.status >= 500) throw problem
      if (problem.status === CONFLICT && keeperOf(name).isCounted) undecided.push(name)
      // a task that is closed, or somebody else's: nobody submits it any more
      else forget(name)
    }
  }
  return undecided
}
