import { type Day, formatDayShort, type Words } from '#kit'

/**
 * What people call a document: `Chỉ thị 17/CT-UBND`; without a number by its day (`Lời kêu gọi 29/7/2021`), and where
 * neither is known by kind and issuer (`Nghị quyết, Hội đồng nhân dân …`).
 */
export function labelDocument(document: {
  readonly number: string | null
  readonly issuedOn: Day | null
  readonly kind: Words
  readonly issuer: Words
}): Words {
  const { number, issuedOn, kind, issuer } = document
  const [vi, en] = [capital(kind.vi), capital(kind.en)]
  if (number !== null) return { vi: `${vi} ${number}`, en: `${en} ${number}` }
  if (issuedOn === null) return { vi: `${vi}, ${issuer.vi}`, en: `${en}, ${issuer.en}` }
  return { vi: `${vi} ngày ${formatDayShort(issuedOn)}`, en: `${en} of ${formatDayShort(issuedOn)}` }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
