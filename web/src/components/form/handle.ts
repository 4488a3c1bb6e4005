/** What a page asks of a form of the server (`FormView`). */
import type { FieldProblem } from '@/api/problem'

export interface FormHandle {
  /** It is drawn: before that nothing can be submitted, and who asks for it is not heard. */
  readonly isReady: boolean
  /** What was filled in, or null after showing what is wrong. */
  submit: () => Record<string, unknown> | null
  show: (problems: readonly FieldProblem[]) => Promise<void>
}
