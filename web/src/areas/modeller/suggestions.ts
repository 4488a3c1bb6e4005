/** What may be chosen in the plain-language tab: posts, forms, rules, and our properties; fetched once a page. */
import { api, ok } from '@/api/client'
import type { components } from '@/api/schema'

export type PropertyKind = components['schemas']['DiagramProperty']

export interface Suggestion {
  value: string
  label: string
}

let kinds: Promise<PropertyKind[]> | undefined
let posts: Promise<Suggestion[]> | undefined
let forms: Promise<Suggestion[]> | undefined
let rules: Promise<Suggestion[]> | undefined

/** Keep an answer, but not a failure. */
function kept<T>(asked: Promise<T>, forget: () => void): Promise<T> {
  asked.catch(forget)
  return asked
}

export function propertyKinds(): Promise<PropertyKind[]> {
  kinds ??= kept(
    ok(api.GET('/v2/diagram-properties')).then((answer) => answer.items),
    () => (kinds = undefined),
  )
  return kinds
}

/** Candidate groups as they are written when the unit is fixed: `street-review:010`. */
export function postSuggestions(): Promise<Suggestion[]> {
  posts ??= kept(
    ok(api.GET('/v2/posts')).then(({ items }) =>
      items.map((each) => ({ value: each.candidateGroup, label: `${each.name}（${each.candidateGroup}）` })),
    ),
    () => (posts = undefined),
  )
  return posts
}

export function formSuggestions(): Promise<Suggestion[]> {
  forms ??= kept(
    ok(api.POST('/v2/forms/search', { body: { filter: { isLatestVersion: true }, page: { limit: 200, after: null } } })).then(({ items }) =>
      items.map((each) => ({ value: each.formId, label: `${each.formId} · v${each.version}` })),
    ),
    () => (forms = undefined),
  )
  return forms
}

export function ruleSuggestions(): Promise<Suggestion[]> {
  rules ??= kept(
    ok(api.GET('/v2/rules')).then(({ items }) => {
      const found = new Map(items.map((each) => [each.key, { value: each.key, label: `${each.text}（${each.key}）` }]))
      return [...found.values()]
    }),
    () => (rules = undefined),
  )
  return rules
}
