/** Sending a file, with its progress; `fetch` cannot tell how much has gone out. */
import { standing } from '@/api/client'
import { offline, online } from '@/api/reach'
import { Problem, type ProblemDocument } from '@/api/problem'
import type { components } from '@/api/schema'
import { signedInAgain } from '@/api/session-gate'

export { sizeOf } from '@/lib/bytes'

export type StoredFile = components['schemas']['File']

/** 20 MB: more is not even sent. The server decides by itself. */
export const MAX_BYTES = 20 * 1024 * 1024

export async function uploadFile(file: File, progress: (share: number) => void): Promise<StoredFile> {
  try {
    return await send(file, progress)
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status !== 401) throw problem
    await signedInAgain()
    return send(file, progress)
  }
}

function send(file: File, progress: (share: number) => void): Promise<StoredFile> {
  return new Promise((done, refuse) => {
    const request = new XMLHttpRequest()
    const body = new FormData()
    body.append('file', file)
    request.open('POST', '/v2/files')
    for (const [name, value] of Object.entries(standing('POST'))) request.setRequestHeader(name, value)
    request.responseType = 'json'
    request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0)
    request.onload = () => {
      online()
      if (request.status === 200) done(request.response as StoredFile)
      else refuse(problemOf(request))
    }
    request.onerror = () => {
      offline()
      refuse(new Problem({ status: 0, code: 'unreachable', title: '' }))
    }
    request.send(body)
  })
}

function problemOf(request: XMLHttpRequest): Problem {
  const document = (request.response ?? {}) as Partial<ProblemDocument>
  const id = request.getResponseHeader('X-Request-Id') ?? ''
  return new Problem({ code: `http-${request.status}`, title: request.statusText, ...document, status: request.status }, id)
}
