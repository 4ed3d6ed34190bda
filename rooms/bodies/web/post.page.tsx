import { useState } from 'react'
import { Link, type PageProps, useMay, useRead, useReading, useWords } from '#platform/web'
import { Answer, Breadcrumb, Button, Fact, Facts, OutlineTree, Page, Row, Rows, Section, Tag, TwoColumns } from '#ui'
import { type HolderShape, LINES, type Line, type PostShape, postById } from '../domain/index.ts'
import { AccountabilityDialog } from './accountability.form.tsx'
import { AppointDialog, EndHoldingDialog } from './appoint.form.tsx'
import styles from './bodies.module.css'
import { bodyWords } from './bodies.words.ts'
import { areaBodiesPath, Holders, officerPath, postPath, useTerm } from './holder-line.tsx'

interface Step {
  readonly post: PostShape
  readonly bodyName: { readonly vi: string; readonly en: string } | null
  readonly explicit: boolean
}

/** One post: who holds it, to whom it answers on each line up to the top, who held it before. */
export function PostPage({ params }: PageProps) {
  const answer = useRead(postById, { postId: params.postId ?? '' })
  return (
    <Answer to={answer} rows={6}>
      {({ post, bodyName, history, routes }) => (
        <PostView post={post} bodyName={bodyName} history={history} routes={routes} />
      )}
    </Answer>
  )
}

function PostView({
  post,
  bodyName,
  history,
  routes,
}: {
  readonly post: PostShape
  readonly bodyName: Step['bodyName']
  readonly history: readonly HolderShape[]
  readonly routes: readonly { readonly line: string; readonly steps: readonly Step[] }[]
}) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const may = useMay()
  const [open, setOpen] = useState<'appoint' | 'accountability' | HolderShape>()
  const shut = () => setOpen(undefined)
  const crumbs = [{ label: post.areaName, to: areaBodiesPath(post.areaId) }, { label: t('post') }]
  const mayAppoint = may('bodies.appoint') && post.validTo === null
  return (
    <Page
      title={reading(post.title)}
      above={<Breadcrumb crumbs={crumbs} />}
      actions={
        mayAppoint && (
          <Button look="main" icon="plus" onClick={() => setOpen('appoint')}>
            {t('appoint')}
          </Button>
        )
      }
    >
      <TwoColumns>
        <div className={styles.stack}>
          <Section title={t('post')} note={post.isHead ? t('head') : undefined}>
            <Facts>
              <Fact name={t('holders')}>
                <Holders post={post} />
              </Fact>
              <Fact name={t('bodies')}>{bodyName && reading(bodyName)}</Fact>
              <Fact name={t('area')}>
                <Link to={areaBodiesPath(post.areaId)}>{post.areaName}</Link>
              </Fact>
            </Facts>
            {mayAppoint && post.holders.length > 0 && (
              <div className={styles.buttons}>
                {post.holders.map((holder) => (
                  <Button key={holder.holdingId} onClick={() => setOpen(holder)}>
                    {t('end.of', { name: holder.name })}
                  </Button>
                ))}
              </div>
            )}
          </Section>
          <Section title={t('history')}>
            <History history={history} />
          </Section>
        </div>
        <Section
          title={t('answers-to')}
          note={
            may('bodies.organise') && <Button onClick={() => setOpen('accountability')}>{t('answers-to.set')}</Button>
          }
        >
          {routes.map((route) => (
            <Route key={route.line} line={route.line} steps={route.steps} />
          ))}
        </Section>
      </TwoColumns>
      {open === 'appoint' && <AppointDialog post={post} onClose={shut} />}
      {open === 'accountability' && <AccountabilityDialog post={post} areaIds={areasOf(post, routes)} onClose={shut} />}
      {open && typeof open !== 'string' && <EndHoldingDialog holder={open} onClose={shut} />}
    </Page>
  )
}

function areasOf(post: PostShape, routes: readonly { readonly steps: readonly Step[] }[]): number[] {
  return [...new Set([post.areaId, ...routes.flatMap(({ steps }) => steps.map((step) => step.post.areaId))])]
}

function History({ history }: { readonly history: readonly HolderShape[] }) {
  const t = useWords(bodyWords)
  const term = useTerm()
  if (history.length === 0) return <p className={styles.small}>{t('history.none')}</p>
  return (
    <Rows label={t('history')}>
      {history.map((holder) => (
        <Row
          key={holder.holdingId}
          title={holder.name}
          detail={term(holder)}
          end={holder.acting ? <Tag>{t('acting')}</Tag> : undefined}
          to={officerPath(holder.officerId)}
        />
      ))}
    </Rows>
  )
}

/** The way up one line, each step under the one before. */
function Route({ line, steps }: { readonly line: string; readonly steps: readonly Step[] }) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const name = reading(LINES[line as Line] ?? { vi: line, en: line })
  const branch = steps.map((step) => ({
    id: step.post.id,
    title: reading(step.post.title),
    detail: [step.post.holders[0]?.name ?? t('vacant'), step.explicit && t('answers-to.explicit')]
      .filter(Boolean)
      .join(' · '),
    to: postPath(step.post.id),
  }))
  return (
    <OutlineTree
      label={`${t('answers-to')}: ${name}`}
      branches={[
        branch.length === 0
          ? { id: line, title: name, detail: t('answers-to.top') }
          : { id: line, title: name, isOpen: true, children: branch },
      ]}
    />
  )
}
