import { useState } from 'react'
import type { Instant } from '#kit'
import { type PageProps, showMomentShort, useFilters, useMay, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, Button, Page, SubjectPanels, Tabs } from '#ui'
import { checkpointPageContract, type CheckpointPage as Post } from '../domain/index.ts'
import { checkpointWords } from './checkpoints.words.ts'
import { FlowTab } from './flow.tab.tsx'
import { LogTab } from './log.tab.tsx'
import { NowTab } from './now.tab.tsx'
import { postPageWords } from './post.words.ts'
import { CloseCheckpoint, CountFlow, EditCheckpoint, EmpowerCheckpoint } from './post-dialogs.tsx'
import { RosterTab } from './roster.tab.tsx'
import { atLineStart, isDown, StandingTag, useSince } from './standing.tsx'

const tabs = { now: NowTab, roster: RosterTab, flow: FlowTab, log: LogTab } as const
type TabName = keyof typeof tabs
const dialogs = { count: CountFlow, edit: EditCheckpoint, empower: EmpowerCheckpoint, close: CloseCheckpoint } as const
type DialogName = keyof typeof dialogs

const dialogPermissions = {
  count: 'checkpoints.observe',
  edit: 'checkpoints.keep',
  empower: 'checkpoints.keep',
  close: 'checkpoints.keep',
} as const

/** One post: who stands it now, its roster, what crossed, and its log. */
export function CheckpointPage({ params }: PageProps) {
  const t = useWords(checkpointWords)
  const reading = useReading()
  const answer = useRead(checkpointPageContract, { id: params.checkpointId ?? '' }, { every: 60_000 })
  const [open, setOpen] = useState<DialogName>()
  const post = answer.data
  const Shown = open && dialogs[open]
  return (
    <Page
      title={post?.name ?? t('checkpoints')}
      above={post && <AreaBreadcrumb areaId={post.areaId} here={t('checkpoints')} />}
      lead={post && leadOf(post, reading(post.kindTitle), t('place.none'))}
      strip={post && <Strip post={post} />}
      actions={post && post.closedAt === null && <Actions onOpen={setOpen} />}
    >
      <Answer to={answer} rows={8}>
        {(found) => <Faces post={found} />}
      </Answer>
      {Shown && post && <Shown post={post} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

function leadOf({ number, place }: Post, kind: string, nowhere: string): string {
  return `${atLineStart(kind)}${number === null ? '' : ` ${number}`} · ${place ?? nowhere}`
}

function Faces({ post }: { readonly post: Post }) {
  const t = useWords(postPageWords)
  const [filters, setFilters] = useFilters()
  const current = filters.tab && filters.tab in tabs ? (filters.tab as TabName) : 'now'
  const Face = tabs[current]
  return (
    <Tabs
      label={t('tabs')}
      tabs={(Object.keys(tabs) as TabName[]).map((name) => ({ name, label: t(`tab.${name}`) }))}
      current={current}
      onChange={(tab) => setFilters({ tab: tab === 'now' ? undefined : tab, day: undefined })}
    >
      <Face post={post} />
      {current === 'now' && <SubjectPanels slot="checkpoints.page" subjectId={post.id} areaId={post.areaId} />}
    </Tabs>
  )
}

/** How it stands, since when; or that it is closed. */
function Strip({ post }: { readonly post: Post }) {
  const t = useWords(postPageWords)
  const since = useSince()
  if (post.closedAt !== null) return <strong>{t('closed', { at: showMomentShort(post.closedAt as Instant) })}</strong>
  return (
    <>
      <StandingTag areaId={post.areaId} standing={post.standing} />
      {isDown(post.standing.state) && <span>{since(post.standing.sinceAt)}</span>}
    </>
  )
}

function Actions({ onOpen }: { readonly onOpen: (name: DialogName) => void }) {
  const t = useWords(postPageWords)
  const may = useMay()
  const names = (Object.keys(dialogs) as DialogName[]).filter((name) => may(dialogPermissions[name]))
  return names.map((name) => (
    <Button key={name} look={name === 'close' ? 'quiet' : 'plain'} onClick={() => onOpen(name)}>
      {t(name)}
    </Button>
  ))
}
