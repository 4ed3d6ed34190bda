import { useState } from 'react'
import type { Day } from '#kit'
import { type PageProps, read, showFullDay, useIntent, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, Button, Fact, Facts, Note, Page, Section, SubjectPanels, showToast, Tag } from '#ui'
import {
  type HouseholdPage as Household,
  type HouseholdIdentity,
  householdIdentityContract,
  householdPageContract,
  removeResident,
  sayPhone,
} from '../domain/index.ts'
import { AskReason } from './ask-reason.tsx'
import { AddResident, CloseHousehold, EditHousehold, EditResident } from './household.forms.tsx'
import styles from './people.module.css'
import { peopleWords } from './people.words.ts'

const dialogs = { edit: EditHousehold, add: AddResident, close: CloseHousehold } as const
type DialogName = keyof typeof dialogs

/** One household: its numbers for whoever works here, its names for who opens them with a reason. */
export function HouseholdPage({ params }: PageProps) {
  const t = useWords(peopleWords)
  const reading = useReading()
  const answer = useRead(householdPageContract, { id: params.householdId ?? '' }, { rooms: ['households'] })
  const [open, setOpen] = useState<DialogName>()
  const household = answer.data
  const Shown = open && dialogs[open]
  return (
    <Page
      title={household ? t('household', { number: household.number }) : t('title')}
      above={household && <AreaBreadcrumb areaId={household.areaId} />}
      lead={household && `${reading(household.areaTitle)} · ${t('size.many', { count: household.size })}`}
      actions={household?.mayKeep && household.leftOn === null && <Actions onOpen={setOpen} />}
      strip={household?.synthetic && <Tag>{t('synthetic')}</Tag>}
    >
      <Answer to={answer} rows={5}>
        {(found) => (
          <div className={styles.page}>
            <div>
              <Section title={t('identity')}>
                <Identity key={found.version} household={found} />
              </Section>
              <SubjectPanels slot="people.household" subjectId={found.id} areaId={found.areaId} />
            </div>
            <Section title={t('facts')}>
              <HouseholdFacts household={found} />
            </Section>
          </div>
        )}
      </Answer>
      {Shown && household && <Shown household={household} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

function Actions({ onOpen }: { readonly onOpen: (name: DialogName) => void }) {
  const t = useWords(peopleWords)
  return (
    <>
      <Button icon="plus" onClick={() => onOpen('add')}>
        {t('resident.add')}
      </Button>
      <Button onClick={() => onOpen('edit')}>{t('edit')}</Button>
      <Button look="quiet" onClick={() => onOpen('close')}>
        {t('close')}
      </Button>
    </>
  )
}

interface Opened {
  readonly identity: HouseholdIdentity
  readonly reason: string
}

/** Sealed until somebody asks with a reason; what was shown goes again with the page. */
function Identity({ household }: { readonly household: Household }) {
  const t = useWords(peopleWords)
  const [isAsking, setAsking] = useState(false)
  const [opened, setOpened] = useState<Opened>()
  if (opened) return <OpenIdentity household={household} opened={opened} onHide={() => setOpened(undefined)} />
  return (
    <>
      <p className={styles.quiet}>{household.isKept ? t('identity.sealed') : t('identity.gone')}</p>
      <p>{t('residents.count', { count: household.residents.length })}</p>
      {household.mayIdentify && (household.isKept || household.residents.length > 0) && (
        <Button icon="key" onClick={() => setAsking(true)}>
          {t('identity.open')}
        </Button>
      )}
      {isAsking && (
        <AskReason
          title={t('identity.open')}
          onClose={() => setAsking(false)}
          onReason={async (reason) => {
            const identity = await read(householdIdentityContract, { id: household.id, reason })
            setOpened({ identity, reason })
          }}
        />
      )}
    </>
  )
}

interface OpenProps {
  readonly household: Household
  readonly opened: Opened
  readonly onHide: () => void
}

function OpenIdentity({ household, opened: { identity, reason }, onHide }: OpenProps) {
  const t = useWords(peopleWords)
  const remove = useIntent(removeResident)
  const [editing, setEditing] = useState<HouseholdIdentity['residents'][number]>()
  const take = async (residentId: string) => {
    const answer = await remove.ask({ householdId: household.id, residentId })
    if (answer) showToast({ text: t('resident.removed') })
  }
  return (
    <>
      <Note
        icon="key"
        action={
          <Button look="quiet" onClick={onHide}>
            {t('identity.hide')}
          </Button>
        }
      >
        {t('identity.shown', { reason })}
      </Note>
      <Facts>
        <Fact name={t('head')}>{identity.head}</Fact>
        <Fact name={t('house')}>{identity.house}</Fact>
        <Fact name={t('phone')}>{identity.phone && sayPhone(identity.phone)}</Fact>
      </Facts>
      <ul className={styles.people} aria-label={t('residents')}>
        {identity.residents.map((resident) => (
          <li key={resident.id} className={styles.person}>
            <span>{resident.name}</span>
            <span className={styles.quiet}>{resident.birthYear}</span>
            <span className={styles.quiet}>{resident.phone && sayPhone(resident.phone)}</span>
            {resident.temporary && <Tag>{t('temporary')}</Tag>}
            {household.mayKeep && household.leftOn === null && (
              <>
                <Button look="quiet" onClick={() => setEditing(resident)}>
                  {t('resident.edit')}
                </Button>
                <Button look="quiet" onClick={() => void take(resident.id)}>
                  {t('resident.remove')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {editing && <EditResident household={household} resident={editing} onClose={() => setEditing(undefined)} />}
    </>
  )
}

function HouseholdFacts({ household }: { readonly household: Household }) {
  const t = useWords(peopleWords)
  return (
    <Facts>
      <Fact name={t('size')}>{household.size}</Fact>
      <Fact name={t('elderly')}>{household.elderly}</Fact>
      <Fact name={t('children')}>{household.children}</Fact>
      <Fact name={t('phone')}>{household.hasPhone ? t('phone.has') : t('phone.none')}</Fact>
      {household.boarding && <Fact name={t('boarding')}>✓</Fact>}
      <Fact name={t('since')}>{showFullDay(household.since as Day)}</Fact>
      {household.leftOn && (
        <Fact name={t('close.reason')}>
          {household.leftReason && t(`close.${household.leftReason}`)} · {showFullDay(household.leftOn as Day)}
        </Fact>
      )}
      <Fact name={t('source')}>{household.source}</Fact>
    </Facts>
  )
}
