/**
 * What can be begun here, for whom, and by which rules it is counted how long it takes. Names come from the deployed
 * processes, periods from the rule tables; who may start what is the server's to decide.
 */
export type Audience = 'people' | 'organization' | 'office'

export interface Service {
  /** id of the process */
  process: string
  audience: Audience
  /** posts whose business it is, where the server lets anybody begin it; absent: every post the server lets */
  posts?: readonly string[]
  /** keys of the periods an applicant counts with, in the order of the procedure */
  rules: readonly string[]
  /** keys of the texts that say what to have at hand */
  needs: readonly string[]
}

export const SERVICES: readonly Service[] = [
  { process: 'so-track-decision', audience: 'people', rules: [], needs: [] },
  {
    process: 'so-filing',
    audience: 'people',
    rules: ['so-filing.community-opinion-period', 'so-filing.acceptance-period', 'so-filing.correction-period', 'so-filing.decision-period', 'so-filing.publication-period'],
    needs: ['application', 'initiators', 'members', 'charter', 'place', 'promise'],
  },
  {
    process: 'so-filing-change',
    audience: 'people',
    rules: ['so-filing.change-report-period', 'so-filing.acceptance-period', 'so-filing.correction-period', 'so-filing.decision-period'],
    needs: ['filing-no', 'minutes'],
  },
  {
    process: 'so-filing-renewal',
    audience: 'people',
    rules: ['so-filing.renewal-lead', 'so-filing.acceptance-period', 'so-filing.correction-period', 'so-filing.decision-period'],
    needs: ['filing-no', 'activities'],
  },
  {
    process: 'so-filing-cancel',
    audience: 'people',
    rules: ['so-filing.acceptance-period', 'so-filing.correction-period', 'so-filing.decision-period'],
    needs: ['filing-no', 'minutes'],
  },
  { process: 'so-assessment-complaint', audience: 'people', rules: ['so-assessment.complaint-period'], needs: ['facts'] },
  {
    process: 'so-assessment',
    audience: 'organization',
    rules: ['so-assessment.eligibility-period', 'so-assessment.visit-period', 'so-assessment.report-period', 'so-assessment.meeting-period'],
    needs: ['self-assessment', 'annual'],
  },
  {
    process: 'so-funding',
    audience: 'organization',
    rules: ['so-funding.recommendation-period', 'so-funding.formal-check-period', 'so-funding.correction-period', 'so-funding.score-period', 'so-funding.payment-period'],
    needs: ['certificate', 'project', 'budget', 'account'],
  },
  { process: 'so-funding-change', audience: 'organization', rules: ['so-funding.change-period'], needs: ['grant', 'reason'] },
  {
    process: 'procurement-challenge',
    audience: 'organization',
    rules: ['procurement-challenge.period', 'procurement-challenge.check-period', 'procurement-challenge.answer-period'],
    needs: ['letter', 'facts'],
  },
  {
    process: 'procurement-complaint',
    audience: 'organization',
    rules: ['procurement-complaint.period', 'procurement-complaint.check-period', 'procurement-complaint.decision-period'],
    needs: ['answer', 'facts'],
  },
  { process: 'procurement-plan', audience: 'office', rules: ['procurement-plan.requirement-period', 'procurement-plan.decision-period'], needs: ['budget'] },
  { process: 'procurement-contract', audience: 'office', rules: ['procurement-contract.draft-period', 'procurement-contract.sign-period'], needs: ['award'] },
  { process: 'procurement-restart', audience: 'office', rules: ['procurement-restart.course-period', 'procurement-restart.approval-period'], needs: ['reason'] },
  { process: 'so-filing-cancel', audience: 'office', posts: ['street-acceptance'], rules: ['so-filing.decision-period'], needs: ['filing-no', 'facts'] },
  { process: 'so-filing-revocation', audience: 'office', rules: ['so-filing.statement-period', 'so-filing.review-period'], needs: ['filing-no', 'facts'] },
  { process: 'so-filing-correction', audience: 'office', rules: ['so-filing.clerical-decision-period'], needs: ['filing-no', 'reason'] },
  { process: 'so-funding-round', audience: 'office', rules: ['so-funding.guide-review-period'], needs: ['budget'] },
  { process: 'so-funding-recovery', audience: 'office', rules: ['so-funding.recovery-period', 'so-funding.refund-period'], needs: ['grant', 'facts'] },
  { process: 'so-assessment-batch', audience: 'office', rules: [], needs: [] },
  { process: 'so-rating-downgrade', audience: 'office', rules: ['so-assessment.downgrade-handling-period'], needs: ['facts'] },
]

/** Posts by which somebody acts for an organisation. */
const FOR_ORGANIZATION = ['so-operator', 'so-legal']

export function postsOf(groups: readonly string[]): string[] {
  return [...new Set(groups.map((group) => group.split(':')[0] ?? ''))]
}

/** The organisations somebody acts for: `so-1001` in `so-operator:so-1001`. */
export function organizationsOf(groups: readonly string[], post = 'so-operator'): string[] {
  return groups.filter((group) => group.startsWith(`${post}:so-`)).map((group) => group.slice(post.length + 4))
}

/**
 * What somebody of these posts is offered of the processes that the server lets them begin: offices their own matters,
 * everybody else those of people.
 */
export function servicesFor(groups: readonly string[], mayBegin: (process: string) => boolean): Service[] {
  const posts = postsOf(groups)
  const isOrganization = posts.some((post) => FOR_ORGANIZATION.includes(post))
  const isOffice = posts.length > 0 && !isOrganization
  return SERVICES.filter(({ process, audience, posts: wanted }) => {
    if (!mayBegin(process)) return false
    if (audience === 'people') return !isOffice
    if (audience === 'organization') return isOrganization
    return isOffice && (!wanted || wanted.some((post) => posts.includes(post)))
  })
}
