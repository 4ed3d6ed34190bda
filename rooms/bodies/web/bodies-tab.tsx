import { useState } from 'react'
import { addMinutes, isDay, startOfDay } from '#kit'
import { cityOffset, Link, useFilters, useMay, useRead, useReading, useWords } from '#platform/web'
import { Answer, Button, DayField, Empty, PersonPost, Row, Rows, Section, SheetExport } from '#ui'
import { type BodyShape, bodyCatalogue, bodyList, type PostShape, postList } from '../domain/index.ts'
import { AppointDialog } from './appoint.form.tsx'
import styles from './bodies.module.css'
import { bodyWords } from './bodies.words.ts'
import { Holders, postPath } from './holder-line.tsx'
import { ResponsibilitiesPanel } from './responsibilities.panel.tsx'

/** Most posts of one area that are drawn at once; a city has some fifty. */
const mostPosts = 200

/** Who answers first, then body by body all posts with their holders; what is vacant stands there as vacant. */
export function BodiesTab({ areaId }: { readonly areaId: number }) {
  const t = useWords(bodyWords)
  const [filters, setFilters] = useFilters()
  const day = filters.on && isDay(filters.on) ? filters.on : undefined
  const at = day && addMinutes(startOfDay(day, cityOffset()), 12 * 60)
  const bodies = useRead(bodyList, { areaId, limit: 100, at })
  const posts = useRead(postList, { areaId, limit: mostPosts, at })
  const { order, isGroupRole } = useKinds()
  return (
    <div className={styles.stack}>
      <Section title={t('answers')}>
        <div className={styles.answers}>
          <ResponsibilitiesPanel areaId={areaId} at={at} />
        </div>
      </Section>
      <Answer to={bodies}>
        {({ items }) => (
          <Answer to={posts}>
            {(found) => {
              const all = found.items.toSorted((one, other) => order(one) - order(other))
              const loose = all.filter((post) => post.bodyId === null)
              if (all.length === 0) return <Empty>{t('bodies.none')}</Empty>
              return (
                <div className={styles.bodies}>
                  <LoosePosts title={t('five-roles')} posts={loose.filter(isGroupRole)} />
                  {items.map((body) => (
                    <BodySection key={body.id} body={body} posts={all.filter((post) => post.bodyId === body.id)} />
                  ))}
                  <LoosePosts title={t('loose-posts')} posts={loose.filter((post) => !isGroupRole(post))} />
                </div>
              )
            }}
          </Answer>
        )}
      </Answer>
      <div className={styles.day}>
        <DayField
          label={t('on-day')}
          optional
          name="on"
          value={day}
          onChange={(on) => setFilters({ on })}
          problem={undefined}
        />
        <SheetExport sheet="bodies.people" filters={{ areaId, at }} />
      </div>
    </div>
  )
}

/** What the catalogue says of a post's kind: its place in the order (head, deputies, members), whether one of the five. */
function useKinds() {
  const { data } = useRead(bodyCatalogue, {})
  const kinds = data?.postKinds ?? []
  return {
    order: (post: PostShape) => kinds.findIndex(({ kind }) => kind === post.kind),
    isGroupRole: (post: PostShape) => kinds.some(({ kind, groupRole }) => kind === post.kind && groupRole),
  }
}

function BodySection({ body, posts }: { readonly body: BodyShape; readonly posts: readonly PostShape[] }) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const held = posts.filter((post) => post.holders.length > 0).length
  return (
    <Section title={reading(body.name)} note={t('bodies.held', { held, all: posts.length })}>
      {body.officePhone && <PersonPost name={t('phone')} phone={body.officePhone} />}
      <Posts posts={posts} />
    </Section>
  )
}

function LoosePosts({ title, posts }: { readonly title: string; readonly posts: readonly PostShape[] }) {
  if (posts.length === 0) return null
  return (
    <Section title={title}>
      <Posts posts={posts} />
    </Section>
  )
}

/** Posts of one kind stand in one line: fifteen members of a committee are not fifteen lines. */
function Posts({ posts }: { readonly posts: readonly PostShape[] }) {
  const reading = useReading()
  const t = useWords(bodyWords)
  const titles = new Map(useRead(bodyCatalogue, {}).data?.postKinds.map(({ kind, title }) => [kind, title]))
  const [open, setOpen] = useState<PostShape>()
  const byKind = [...Map.groupBy(posts, ({ kind }) => kind)]
  return (
    <>
      <Rows>
        {byKind.map(([kind, ofKind]) => {
          const [first] = ofKind
          if (!first) return null
          const title = reading(titles.get(kind) ?? first.title)
          const isOne = ofKind.length === 1
          return (
            <Row
              key={kind}
              title={isOne ? title : t('many.posts', { title, count: ofKind.length })}
              detail={isOne ? <Holders post={first} /> : <ManyHolders posts={ofKind} />}
              to={isOne ? postPath(first.id) : undefined}
              end={<AppointButton posts={ofKind} onOpen={setOpen} />}
            />
          )
        })}
      </Rows>
      {open && <AppointDialog post={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function ManyHolders({ posts }: { readonly posts: readonly PostShape[] }) {
  const t = useWords(bodyWords)
  return (
    <span className={styles.many}>
      {posts.map((post) =>
        post.holders.length > 0 ? (
          <Holders key={post.id} post={post} />
        ) : (
          <Link key={post.id} to={postPath(post.id)}>
            {t('vacant')}
          </Link>
        ),
      )}
    </span>
  )
}

/** For the first vacant one; nothing where nobody is missing or one may not appoint. */
function AppointButton({
  posts,
  onOpen,
}: {
  readonly posts: readonly PostShape[]
  readonly onOpen: (post: PostShape) => void
}) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const may = useMay()
  const vacant = posts.find((post) => post.holders.length === 0)
  if (!vacant || !may('bodies.appoint')) return null
  return (
    <Button look="quiet" onClick={() => onOpen(vacant)} aria-label={t('appoint.to', { post: reading(vacant.title) })}>
      {t('appoint')}
    </Button>
  )
}
