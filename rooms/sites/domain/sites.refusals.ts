import { defineRefusals } from '#kit'

/** What the register of places says no to. */
export const SITES = defineRefusals('SITES', {
  UNKNOWN: {
    vi: 'Không có địa điểm này, hoặc bạn không được xem.',
    en: 'There is no such place, or it is not yours to see.',
    status: 404,
  },
  KIND_UNKNOWN: {
    vi: 'Ngày {day} không có loại địa điểm “{kind}”.',
    en: 'There is no kind of place “{kind}” on {day}.',
  },
  ON_THE_LIST: {
    vi: '“{name}” đã có trong danh bạ, cùng loại, cùng địa bàn. Nếu đúng là hai nơi khác nhau, hãy nói rõ khi ghi.',
    en: '“{name}” is on the register already, same kind, same area. If they truly are two places, say so.',
    status: 409,
  },
  REVIEW_DAY_MISSING: {
    vi: 'Nguy cơ cao phải có ngày xem lại.',
    en: 'A high risk needs a day on which it is looked at again.',
  },
  REVIEW_DAY_PAST: { vi: 'Ngày xem lại phải sau hôm nay.', en: 'The day of review must lie ahead.' },
  IN_CHARGE_UNKNOWN: {
    vi: 'Không có tổ chức hoặc đơn vị phụ trách này.',
    en: 'There is no such body or entity to be in charge.',
  },
  AREA_PAST: { vi: 'Địa bàn này đã kết thúc vào {day}.', en: 'This area ended on {day}.' },
  CLOSED: { vi: 'Địa điểm này đã đóng ngày {day}.', en: 'This place was closed on {day}.', status: 409 },
  CLOSED_BEFORE_OPEN: {
    vi: 'Ngày đóng không thể trước ngày mở ({day}).',
    en: 'A place cannot close before it opened ({day}).',
  },
  NOTHING_TO_CHANGE: { vi: 'Không có gì thay đổi.', en: 'Nothing would change.' },
  NO_ENTRY_POINT: {
    vi: 'Chỉ cửa ngõ (cảng hàng không, bến thủy) mới phân khâu.',
    en: 'Only an entry point (airport, landing) has stages.',
  },
  STAGE_UNKNOWN: { vi: 'Không có khâu này ở địa điểm này.', en: 'This place has no such stage.' },
  STAGE_TWICE: { vi: 'Hai khâu cùng tên “{name}”.', en: 'Two stages are called “{name}”.' },
  STAGE_OWNER_UNKNOWN: {
    vi: 'Không có chức vụ này, hoặc chức vụ đã kết thúc.',
    en: 'There is no such post, or it has ended.',
  },
  STAGE_OWNER_ELSEWHERE: {
    vi: 'Người phụ trách khâu phải thuộc địa bàn của địa điểm hoặc cấp trên của địa bàn đó.',
    en: 'Who answers for a stage must belong to the area of the place or to one above it.',
  },
  HAS_STAGES: {
    vi: 'Cửa ngõ này đang phân khâu; loại mới không phải cửa ngõ. Hãy bỏ các khâu trước.',
    en: 'This entry point has stages and the new kind is none. Take the stages away first.',
  },
})
