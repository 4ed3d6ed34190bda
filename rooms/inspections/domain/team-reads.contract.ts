import { z } from 'zod'
import { areaIdField, readContract, uuidField } from '#kit'
import { daySchema } from '#rooms/areas/domain'

const person = z.object({
  postId: z.string(),
  postTitle: z.string(),
  officerId: z.string().nullable(),
  name: z.string().nullable(),
})
const area = z.object({ id: z.number(), name: z.string() })

const teamLine = z.object({
  id: z.string(),
  bodyId: z.string(),
  name: z.string(),
  areaId: z.number(),
  areaName: z.string(),
  ownerBodyId: z.string(),
  ownerBodyName: z.string(),
  leader: person,
  /** False: the leader of now no longer holds the position that such a team asks for. */
  leaderFits: z.boolean(),
  areas: z.array(area),
  memberCount: z.number(),
  registeredAt: z.string(),
  endedAt: z.string().nullable(),
  /** The asker leads it or is a member. */
  isMine: z.boolean(),
})
/** A team in a list. */
export type TeamLine = z.infer<typeof teamLine>

/** Teams of an area and inside it (15 of the city, 10 of Hoàng Mai), also by which area they look after. */
export const teamListContract = readContract({
  path: '/inspections/teams',
  query: z.object({
    areaId: areaIdField.optional(),
    /** Teams that look after this area or one above it. */
    coversAreaId: areaIdField.optional(),
    /** Teams of this level only, not those below. */
    ofLevel: z.stringbool().default(false),
    mine: z.stringbool().default(false),
    ended: z.stringbool().default(false),
  }),
  answer: z.object({ items: z.array(teamLine) }),
  permission: 'inspections.read',
  title: { vi: 'Đoàn kiểm tra', en: 'Inspection teams' },
})

/** One team with its people, what it did, and what it found (only what the asker may see is counted). */
export const teamPageContract = readContract({
  path: '/inspections/teams/:teamId',
  query: z.object({ teamId: uuidField }),
  answer: teamLine.extend({
    members: z.array(person),
    leaderRule: z.object({ title: z.object({ vi: z.string(), en: z.string() }), source: z.string() }).nullable(),
    documentId: z.string().nullable(),
    endReason: z.string().nullable(),
    counts: z.object({
      planned: z.number(),
      finished: z.number(),
      findings: z.number(),
      openFindings: z.number(),
    }),
    mayOrganise: z.boolean(),
    mayPlan: z.boolean(),
  }),
  permission: 'inspections.read',
  title: { vi: 'Một đoàn kiểm tra', en: 'An inspection team' },
})

/** Areas right below one, each with the teams of that one's level that look after it; without any: a gap (INS-01). */
export const teamCoverageContract = readContract({
  path: '/inspections/team-coverage',
  query: z.object({ areaId: areaIdField }),
  answer: z.object({
    areaId: z.number(),
    teams: z.number(),
    covered: z.number(),
    uncovered: z.number(),
    areas: z.array(
      z.object({
        id: z.number(),
        name: z.string(),
        teams: z.array(z.object({ id: z.string(), name: z.string() })),
        /** The last day on which anybody finished an inspection there that the asker may see. */
        lastInspectedOn: z.string().nullable(),
      }),
    ),
  }),
  permission: 'inspections.read',
  title: { vi: 'Độ phủ của các đoàn', en: 'Coverage by teams' },
})

const words = z.object({ vi: z.string(), en: z.string() })
const campaignLine = z.object({
  id: z.string(),
  areaId: z.number(),
  areaName: z.string(),
  title: z.string(),
  fromDay: z.string(),
  toDay: z.string(),
  documentId: z.string().nullable(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  sites: z.number(),
  inspected: z.number(),
  /** Whole percent, rounded down: 100 only when all are. */
  percent: z.number(),
})
/** A campaign in a list. */
export type CampaignLine = z.infer<typeof campaignLine>

/** Campaigns (tổng kiểm tra) over an area, inside it or above it. */
export const campaignListContract = readContract({
  path: '/inspections/campaigns',
  query: z.object({ areaId: areaIdField.optional(), closed: z.stringbool().default(false) }),
  answer: z.object({ items: z.array(campaignLine) }),
  permission: 'inspections.read',
  title: { vi: 'Các đợt tổng kiểm tra', en: 'Campaigns of inspections' },
})

/** Coverage of a campaign by kind of place, within `areaId` (its own area if not said) (INS-04). */
export const campaignPageContract = readContract({
  path: '/inspections/campaigns/:campaignId',
  query: z.object({ campaignId: uuidField, areaId: areaIdField.optional() }),
  answer: campaignLine.extend({
    targets: z.array(
      z.object({
        siteKind: z.string(),
        title: words,
        checklist: z.string().nullable(),
        checklistTitle: words.nullable(),
        wantedPercent: z.number(),
        sites: z.number(),
        inspected: z.number(),
        withFindings: z.number(),
        /** Null: no place of the kind stands on the register, so that there is nothing to cover. */
        percent: z.number().nullable(),
      }),
    ),
    mayClose: z.boolean(),
  }),
  permission: 'inspections.read',
  title: { vi: 'Độ phủ của đợt tổng kiểm tra', en: 'Coverage of a campaign' },
})

const wantedSite = z.object({
  siteId: z.string(),
  name: z.string(),
  address: z.string().nullable(),
  kind: z.string(),
  kindTitle: words,
  areaId: z.number(),
  areaName: z.string(),
  risk: z.enum(['low', 'medium', 'high']).nullable(),
  lastInspectedOn: z.string().nullable(),
  /** Days since then, or since it was opened where it never was inspected. */
  days: z.number(),
  /** After how many days such a place should be seen again. */
  interval: z.number(),
  /** Days beyond the interval; negative: not yet due. */
  late: z.number(),
  openFindings: z.number(),
})
/** A place that should be inspected. */
export type WantedSite = z.infer<typeof wantedSite>

/** Places by how long they have waited against the interval of their risk: first those most late (INS-05). */
export const priorityListContract = readContract({
  path: '/inspections/priority',
  query: z.object({
    areaId: areaIdField.optional(),
    /** Only areas that this team looks after. */
    teamId: uuidField.optional(),
    siteKind: z.string().max(40).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    items: z.array(wantedSite),
    /** All that are due, not only those shown. */
    due: z.number(),
    rule: z.object({
      days: z.object({ high: z.number(), medium: z.number(), low: z.number(), none: z.number() }),
      source: z.object({ text: z.string(), sure: z.string() }),
    }),
  }),
  permission: 'inspections.read',
  title: { vi: 'Nơi nên kiểm tra trước', en: 'Places to inspect first' },
})

/** A day's route for a team: the most late places, ordered so that neighbours in the tree follow one another. */
export const routeContract = readContract({
  path: '/inspections/route',
  query: z.object({
    teamId: uuidField,
    day: daySchema.optional(),
    stops: z.coerce.number().int().min(1).max(20).optional(),
  }),
  answer: z.object({
    teamId: z.string(),
    day: z.string(),
    /** `why`: `planned` for that day, else `late`; `step`: how it follows on the stop before. */
    stops: z.array(
      wantedSite.extend({
        why: z.enum(['planned', 'late', 'never']),
        step: z.enum(['start', 'same-area', 'same-parent', 'farther']),
        inspectionId: z.string().nullable(),
      }),
    ),
    explained: words,
  }),
  permission: 'inspections.read',
  title: { vi: 'Lộ trình gợi ý trong ngày', en: 'Suggested route of a day' },
})
