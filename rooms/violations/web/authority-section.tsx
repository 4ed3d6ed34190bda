import { useWords } from '#platform/web'
import { Row, Rows } from '#ui'
import type { ViolationPage } from '../domain/index.ts'
import { useAuthorityName } from './authority-name.ts'
import { dossierWords } from './dossier.words.ts'
import { showMoney } from './show-money.ts'
import styles from './violations.module.css'

/** Who may decide this range, lowest level first, and why it is they. */
export function AuthoritySection({ dossier: { competent, range } }: { readonly dossier: ViolationPage }) {
  const t = useWords(dossierWords)
  const say = useAuthorityName()
  if (competent.length === 0) return <p className={styles.aside}>{t('who.none')}</p>
  return (
    <>
      <Rows label={t('section.who')}>
        {competent.map((authority) => (
          <Row
            key={`${authority.key}-${authority.areaId}`}
            title={say(authority)}
            detail={t('who.limit', { limit: showMoney(authority.limit) })}
          />
        ))}
      </Rows>
      <p className={styles.aside}>{t('who.why', { max: showMoney(range.max) })}</p>
    </>
  )
}
