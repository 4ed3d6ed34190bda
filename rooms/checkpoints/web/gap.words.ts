import { type Instant, minutesBetween, type Words } from '#kit'
import { cityNow, type GapFacts, type GapWords, showMomentShort } from '#platform/web'

/** The post that a gap is about: named by the rule, else by its id. */
function nameOf({ data, names, subject }: GapFacts, otherwise: Words): Words {
  const id = String(data.checkpointId ?? subject)
  const name = typeof data.name === 'string' ? data.name : (names[id] ?? names[subject])
  return name === undefined ? otherwise : { vi: name, en: name }
}

const aPost: Words = { vi: 'Một chốt', en: 'A checkpoint' }
const postOf = ({ data, subject }: GapFacts) => `/checkpoints/${String(data.checkpointId ?? subject.split(' ')[0])}`
const numberOf = ({ data }: GapFacts, key: string) => Number(data[key] ?? 0)

const forces: Readonly<Record<string, Words>> = {
  police: { vi: 'công an', en: 'the police' },
  army: { vi: 'quân đội', en: 'the army' },
  health: { vi: 'y tế', en: 'health' },
  government: { vi: 'cấp ủy, chính quyền địa phương', en: 'local government' },
}

/** What the gaps of this room say, what closes them, and where. */
export const gapWords: Readonly<Record<string, GapWords>> = {
  'checkpoints-hole': {
    say: (gap) => {
      const name = nameOf(gap, aPost)
      const { fromAt } = gap.data
      if (typeof fromAt !== 'string') {
        return {
          vi: `${name.vi}: lúc này không có ca trực có chỉ huy`,
          en: `${name.en}: no shift with a commander now`,
        }
      }
      const at = showMomentShort(fromAt as Instant)
      return { vi: `${name.vi}: chưa phân ca từ ${at}`, en: `${name.en}: nobody planned from ${at} on` }
    },
    closes: { vi: 'có ca trực với chỉ huy cho khoảng này', en: 'a shift with a commander covers it' },
    to: (gap) => `${postOf(gap)}?tab=roster`,
  },
  'checkpoints-not-standing': {
    say: (gap) => {
      const name = nameOf(gap, aPost)
      const minutes = Math.max(0, Math.round(minutesBetween(gap.since, cityNow())))
      return gap.data.state === 'ended-early'
        ? {
            vi: `${name.vi}: ca trực nghỉ trước giờ, đã ${minutes} phút`,
            en: `${name.en}: the shift left early, ${minutes} minutes ago`,
          }
        : {
            vi: `${name.vi}: ca trực chưa vào ca, đã ${minutes} phút`,
            en: `${name.en}: the shift has not checked in for ${minutes} minutes`,
          }
    },
    closes: { vi: 'chỉ huy ca vào ca', en: 'the commander of the shift checks in' },
    to: postOf,
  },
  'checkpoints-force-missing': {
    say: (gap) => {
      const name = nameOf(gap, aPost)
      const key = String(gap.data.force ?? '')
      const force = forces[key] ?? { vi: key, en: key }
      return { vi: `${name.vi}: ca trực thiếu ${force.vi}`, en: `${name.en}: ${force.en} is missing on the shift` }
    },
    closes: { vi: 'người của lực lượng này vào ca', en: 'somebody of that force checks in' },
    to: postOf,
  },
  'checkpoints-silent-hours': {
    say: (gap) => {
      const name = nameOf(gap, aPost)
      const hours = numberOf(gap, 'hours')
      return {
        vi: `${name.vi}: ${hours > 0 ? `${hours} giờ` : 'có giờ'} không ghi lượt nào dù trực 24/24`,
        en: `${name.en}: ${hours > 0 ? `${hours} hours` : 'hours'} without a record at a 24/24 post`,
      }
    },
    closes: { vi: 'giờ đó trôi khỏi khoảng đang xét', en: 'those hours fall out of sight' },
    to: (gap) => `${postOf(gap)}?tab=flow`,
  },
  'checkpoints-declaration-outlier': {
    say: (gap) => {
      const name = nameOf(gap, aPost)
      const [own, middle] = [numberOf(gap, 'percent'), numberOf(gap, 'middlePercent')]
      return {
        vi: `${name.vi}: hôm qua ${own} % lượt có khai báo, chốt cùng loại ${middle} %`,
        en: `${name.en}: ${own} % declared yesterday, ${middle} % at posts of its kind`,
      }
    },
    closes: { vi: 'tỷ lệ của ngày sau trở lại bình thường', en: 'the next day is like the others again' },
    to: (gap) => `${postOf(gap)}?tab=flow`,
  },
  'checkpoints-waterway': {
    say: (gap) =>
      numberOf(gap, 'reviewed') === 1
        ? {
            vi: `${gap.areaTitle.vi}: tuyến đường thủy cần chốt mà chưa bố trí`,
            en: `${gap.areaTitle.en}: a waterway needs a post and has none`,
          }
        : {
            vi: `${gap.areaTitle.vi}: tuyến đường thủy chưa rà soát`,
            en: `${gap.areaTitle.en}: a waterway is not reviewed`,
          },
    closes: { vi: 'tuyến được rà soát và có chốt nếu cần', en: 'it is reviewed, and manned if it must be' },
    to: (gap) => `/checkpoints/waterways?areaId=${gap.areaId}`,
  },
}

/** What the facts of this room say in a history. */
export const factWords: Readonly<Record<string, Words>> = {
  'checkpoint-opened': { vi: 'Lập chốt', en: 'Checkpoint opened' },
  'checkpoint-edited': { vi: 'Sửa chốt', en: 'Checkpoint edited' },
  'checkpoint-empowered': { vi: 'Gắn chốt với văn bản', en: 'Checkpoint tied to a document' },
  'checkpoint-closed': { vi: 'Đóng chốt', en: 'Checkpoint closed' },
  'checkpoint-carried': { vi: 'Chốt theo đơn vị mới sau sắp xếp', en: 'Checkpoint carried to the new unit' },
  'checkpoint-shift-planned': { vi: 'Phân ca trực chốt', en: 'Shift planned' },
  'checkpoint-members-changed': { vi: 'Đổi người trong ca trực', en: 'People of a shift changed' },
  'checkpoint-shift-cancelled': { vi: 'Hủy ca trực', en: 'Shift called off' },
  'checkpoint-checked-in': { vi: 'Vào ca trực chốt', en: 'Checked in at a checkpoint' },
  'checkpoint-joined': { vi: 'Vào ca thay, ngoài phân công', en: 'Joined a shift beyond the roster' },
  'checkpoint-handed-over': { vi: 'Để lại lời bàn giao ca', en: 'Word left for the next shift' },
  'checkpoint-handover-acknowledged': { vi: 'Nhận bàn giao ca', en: 'Handover acknowledged' },
  'checkpoint-shift-ended': { vi: 'Kết thúc ca trực', en: 'Shift ended' },
  crossed: { vi: 'Lượt qua chốt', en: 'Crossing recorded' },
  'crossing-voided': { vi: 'Hủy lượt ghi nhầm', en: 'Crossing taken back' },
  'crossing-plates-forgotten': {
    vi: 'Xóa biển số, mã biên nhận hết hạn giữ',
    en: 'Plates and receipts forgotten in time',
  },
  'flow-counted': { vi: 'Ghi số đếm độc lập', en: 'Independent count recorded' },
  'test-ordered': { vi: 'Yêu cầu xét nghiệm từ chốt', en: 'Test ordered at a checkpoint' },
  'test-order-withdrawn': { vi: 'Rút yêu cầu xét nghiệm ghi nhầm', en: 'Test ordered by mistake withdrawn' },
  'test-taken': { vi: 'Đã lấy mẫu', en: 'Test taken' },
  'waterway-registered': { vi: 'Ghi tuyến đường thủy', en: 'Waterway registered' },
  'waterway-reviewed': { vi: 'Rà soát tuyến đường thủy', en: 'Waterway reviewed' },
  'boundary-justified': { vi: 'Giải trình đoạn giáp ranh', en: 'Boundary justified' },
}
