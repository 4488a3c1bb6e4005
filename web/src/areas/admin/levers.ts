/** What whoever runs the house may do with a case, and why: the reason stands in its history. */
import 'element-plus/theme-chalk/el-message-box.css'
import { ElMessageBox } from 'element-plus/es/components/message-box/index.mjs'
import { api, ok } from '@/api/client'
import { t } from '@/i18n'

export type Lever = 'suspension' | 'resumption' | 'cancellation'

export function pulled(key: string, processInstanceKey: string, lever: Lever, reason: string): Promise<unknown> {
  const params = { path: { processInstanceKey }, header: { 'Idempotency-Key': key } }
  if (lever === 'suspension') return ok(api.POST('/v2/process-instances/{processInstanceKey}/suspension', { params, body: { reason } }))
  if (lever === 'cancellation') return ok(api.POST('/v2/process-instances/{processInstanceKey}/cancellation', { params, body: { reason } }))
  return ok(api.POST('/v2/process-instances/{processInstanceKey}/resumption', { params }))
}

/** Asks for the reason; undefined: thought better of it. Going on needs none. `many`: what it is about, in words. */
export async function because(lever: Lever, many = ''): Promise<string | undefined> {
  const words = { confirmButtonText: t(`admin.${lever}`), cancelButtonText: t('shell.cancel') }
  if (lever === 'resumption') {
    if (!many) return ''
    return ElMessageBox.confirm(many, t(`admin.${lever}`), words).then(() => '', () => undefined)
  }
  const answer = await ElMessageBox.prompt([many, t(`admin.${lever}-hint`)].filter(Boolean).join(' '), t(`admin.${lever}`), {
    ...words,
    inputPattern: /\S{2,}/,
    inputErrorMessage: t('admin.reason-missing'),
    inputPlaceholder: t('admin.reason'),
  }).catch(() => undefined)
  return (answer as { value: string } | undefined)?.value.trim()
}
