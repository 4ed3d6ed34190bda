import { useState } from 'react'
import { Link, useIntent, useMay, useWords } from '#platform/web'
import { Button, Dialog, Note, PersonPost, RefusalNote, Row, Rows, Section, showToast, TextField } from '#ui'
import { type SitePage, type SiteStage, setStages } from '../domain/index.ts'
import { PostField } from './post-field.tsx'
import styles from './sites.module.css'
import { siteWords } from './sites.words.ts'

/** The stages of an entry point in order, each with the person who answers for it; one nobody holds stands out. */
export function SiteStages({ site }: { readonly site: SitePage }) {
  const t = useWords(siteWords)
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const maySet = may('sites.set-stages') && site.closedOn === null
  return (
    <Section title={t('stages')} note={maySet && <Button onClick={() => setOpen(true)}>{t('stages.set')}</Button>}>
      {site.stages.length === 0 ? (
        <Note tone="warn">{t('stages.none')}</Note>
      ) : (
        <Rows label={t('stages')}>
          {site.stages.map((stage, index) => (
            <Row
              key={stage.id}
              mark={<span className={styles.order}>{index + 1}</span>}
              title={stage.name}
              detail={stage.duty}
              end={
                <span className={styles.owner}>
                  <StageOwner stage={stage} />
                </span>
              }
            />
          ))}
        </Rows>
      )}
      {isOpen && <StagesDialog site={site} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function StageOwner({ stage }: { readonly stage: SiteStage }) {
  const t = useWords(siteWords)
  if (stage.owner) {
    const post = stage.owner.acting ? `${stage.ownerPostTitle} · ${t('acting')}` : stage.ownerPostTitle
    return <PersonPost name={stage.owner.name} post={post} />
  }
  return (
    <span>
      <span className={styles.high}>{t('stages.vacant')}</span>
      <br />
      <Link to={`/bodies/posts/${stage.ownerPostId}`}>{stage.ownerPostTitle}</Link>
    </span>
  )
}

interface Draft {
  readonly key: number
  readonly stageId?: string
  readonly name: string
  readonly duty: string
  readonly ownerPostId?: string | undefined
  readonly ownerTitle?: string
}

let keys = 0
const blank = (): Draft => ({ key: ++keys, name: '', duty: '' })

function StagesDialog({ site, onClose }: { readonly site: SitePage; readonly onClose: () => void }) {
  const t = useWords(siteWords)
  const save = useIntent(setStages)
  const [stages, setDrafts] = useState<readonly Draft[]>(() =>
    site.stages.length === 0
      ? [blank()]
      : site.stages.map(({ id, name, duty, ownerPostId, ownerPostTitle, owner }) => ({
          key: ++keys,
          stageId: id,
          name,
          duty: duty ?? '',
          ownerPostId,
          ownerTitle: [ownerPostTitle, owner?.name].filter(Boolean).join(' · '),
        })),
  )
  const change = (key: number, by: Partial<Draft>) =>
    setDrafts(stages.map((stage) => (stage.key === key ? { ...stage, ...by } : stage)))
  const move = (index: number, by: -1 | 1) => setDrafts(swapped(stages, index, index + by))
  const submit = async () => {
    const wanted = stages.map(({ stageId, name, duty, ownerPostId }) => ({
      ...(stageId === undefined ? {} : { stageId }),
      name,
      ...(duty.trim() === '' ? {} : { duty }),
      ownerPostId: ownerPostId ?? '',
    }))
    if (!(await save.ask({ siteId: site.id, stages: wanted }))) return
    showToast({ text: t('stages.saved') })
    onClose()
  }
  const isWhole = stages.every(({ name, ownerPostId }) => name.trim() !== '' && ownerPostId !== undefined)
  return (
    <Dialog
      title={t('stages.set')}
      width="wide"
      onClose={onClose}
      foot={
        <Button look="main" busy={save.state === 'sending'} disabled={!isWhole} onClick={submit}>
          {t('stage.save')}
        </Button>
      }
    >
      <ol className={styles.stages}>
        {stages.map((stage, index) => (
          <StageFields
            key={stage.key}
            site={site}
            stage={stage}
            order={index + 1}
            onChange={(by) => change(stage.key, by)}
            onUp={index > 0 ? () => move(index, -1) : undefined}
            onDown={index < stages.length - 1 ? () => move(index, 1) : undefined}
            onRemove={() => setDrafts(stages.filter(({ key }) => key !== stage.key))}
          />
        ))}
      </ol>
      <div className={styles.buttons}>
        <Button icon="plus" onClick={() => setDrafts([...stages, blank()])}>
          {t('stages.add')}
        </Button>
      </div>
      {save.problem && <RefusalNote problem={save.problem} />}
    </Dialog>
  )
}

function swapped(stages: readonly Draft[], one: number, other: number): readonly Draft[] {
  const [first, second] = [stages[one], stages[other]]
  if (!first || !second) return stages
  return stages.with(one, second).with(other, first)
}

interface StageFieldsProps {
  readonly site: SitePage
  readonly stage: Draft
  readonly order: number
  readonly onChange: (by: Partial<Draft>) => void
  readonly onUp: (() => void) | undefined
  readonly onDown: (() => void) | undefined
  readonly onRemove: () => void
}

function StageFields({ site, stage, order, onChange, onUp, onDown, onRemove }: StageFieldsProps) {
  const t = useWords(siteWords)
  const { ownerPostId, ownerTitle } = stage
  return (
    <li>
      <fieldset className={styles.stage}>
        <legend>{`${order}. ${stage.name || t('stages.unnamed')}`}</legend>
        <TextField
          name="name"
          label={t('stage.name')}
          value={stage.name}
          onChange={(name) => onChange({ name: name ?? '' })}
          problem={undefined}
        />
        <PostField
          name="ownerPostId"
          label={t('stage.owner')}
          areaId={site.areaId}
          value={ownerPostId}
          chosen={ownerPostId && ownerTitle ? { id: ownerPostId, label: ownerTitle } : undefined}
          onChange={(id) => onChange({ ownerPostId: id })}
          problem={undefined}
        />
        <TextField
          name="duty"
          label={t('stage.duty')}
          optional
          value={stage.duty}
          onChange={(duty) => onChange({ duty: duty ?? '' })}
          problem={undefined}
        />
        <div className={styles.buttons}>
          <Button look="quiet" disabled={!onUp} onClick={onUp}>
            {t('stages.up')}
          </Button>
          <Button look="quiet" disabled={!onDown} onClick={onDown}>
            {t('stages.down')}
          </Button>
          <Button look="quiet" onClick={onRemove}>
            {t('stages.remove')}
          </Button>
        </div>
      </fieldset>
    </li>
  )
}
