/** A refusal of the interface (`application/problem+json`), or that nobody answered (`status` 0). */
export interface FieldProblem {
  path: (string | number)[]
  code: string
  message: string
}

export interface ProblemDocument {
  status: number
  code: string
  title: string
  detail?: string
  params?: Record<string, unknown>
  fields?: FieldProblem[]
  problems?: Record<string, unknown>[]
  errors?: Record<string, unknown>
}

export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly params: Record<string, unknown>
  readonly fields: FieldProblem[]
  readonly problems: Record<string, unknown>[]
  /** The number by which the log of the server finds this very request. */
  readonly requestId: string

  constructor(document: ProblemDocument, requestId = '') {
    super(document.detail || document.title || document.code)
    this.name = 'Problem'
    this.status = document.status
    this.code = document.code
    this.detail = document.detail ?? document.title
    this.params = document.params ?? {}
    this.fields = document.fields ?? []
    this.problems = document.problems ?? []
    this.requestId = requestId
  }

  get isUnreachable(): boolean {
    return this.status === 0
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const id = response.headers.get('X-Request-Id') ?? ''
  try {
    const document = (await response.json()) as ProblemDocument
    return new Problem({ ...document, status: response.status }, id)
  } catch {
    return new Problem({ status: response.status, code: `http-${response.status}`, title: response.statusText }, id)
  }
}
