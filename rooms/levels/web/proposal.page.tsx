import { type PageProps, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, LevelMark, LinkButton, Page, Rows, Section, Tag } from '#ui'
import { levelProposal } from '../domain/index.ts'
import { DecisionRow } from './area-level.page.tsx'
import { DecideLines } from './decide-lines.tsx'
import { Explanation } from './explanation.tsx'
import { InputRows } from './input-rows.tsx'
import { areaLevelPath, roundPath } from './level-paths.ts'
import styles from './levels.module.css'
import { levelWords } from './levels.words.ts'
import type { ShownProposal } from './levels-home.ts'
import { MeasureChoice } from './measure-choice.tsx'
import { roundWords } from './round.words.ts'

/** `/levels/proposals/$proposalId`: one area's proposal with its reasoning; decided here, then its measures. */
export function ProposalPage({ params }: PageProps) {
  const answer = useRead(levelProposal, { id: params.proposalId ?? '' }, { rooms: ['in-force'] })
  return (
    <Answer to={answer} rows={10}>
      {(proposal) => <ProposalView proposal={proposal} />}
    </Answer>
  )
}

function ProposalView({ proposal }: { readonly proposal: ShownProposal }) {
  const t = useWords(roundWords)
  const tLevel = useWords(levelWords)
  const reading = useReading()
  const { computed, decision, inputs } = proposal
  return (
    <Page
      above={<AreaBreadcrumb areaId={proposal.area.id} />}
      title={t('proposal.title', { area: reading(proposal.area.title) })}
      strip={
        computed.ok ? (
          <LevelMark level={computed.level} label={tLevel('decision.proposed', { level: computed.level })} />
        ) : (
          <Tag tone="soon">{tLevel('refused')}</Tag>
        )
      }
      actions={
        <>
          <LinkButton to={areaLevelPath(proposal.area.id)}>{tLevel('title')}</LinkButton>
          <LinkButton to={roundPath(proposal.roundId)}>{t('proposal.round')}</LinkButton>
          {decision && (
            <LinkButton to={`${roundPath(proposal.roundId)}/notice?areaId=${proposal.area.id}`}>
              {t('notice')}
            </LinkButton>
          )}
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.stack}>
          {decision ? (
            <Section title={tLevel('decisions')}>
              <Rows label={tLevel('decisions')}>
                <DecisionRow decision={decision} />
              </Rows>
            </Section>
          ) : (
            <DecideLines roundId={proposal.roundId} lines={[proposal]} isOpen />
          )}
          <Explanation computed={computed} inputs={inputs} />
          <MeasureChoice proposal={proposal} />
        </div>
        <Section title={tLevel('inputs')}>
          <InputRows inputs={inputs} />
        </Section>
      </div>
    </Page>
  )
}
