import { defineRefusals } from '#kit'

/** What this room may say no to. Every sentence says what to do next. */
export const VIOLATIONS = defineRefusals('VIOLATIONS', {
  UNKNOWN_BEHAVIOUR: {
    vi: 'Không có hành vi “{behaviour}” trong danh mục có hiệu lực ngày {day}. Hành vi chỉ bị xử phạt theo quy định có hiệu lực khi nó xảy ra.',
    en: 'No behaviour “{behaviour}” is in the catalogue in force on {day}. An act is only sanctioned by the rule in force when it happened.',
  },
  NOT_IN_A_COMMUNE: {
    vi: 'Hồ sơ mở tại phường, xã, thị trấn hoặc tổ dân phố nơi hành vi xảy ra.',
    en: 'A dossier is opened in the commune or residential group where the act happened.',
  },
  VARIANT_NEEDED: {
    vi: 'Hành vi {behaviour} phải nói rõ trường hợp nào.',
    en: 'The behaviour {behaviour} must say which case it is.',
  },
  NO_ORDER_IN_FORCE: {
    vi: 'Lúc {at} tại đây không có chỉ đạo, biện pháp nào đang hiệu lực làm căn cứ cho hành vi {behaviour}.',
    en: 'At {at} no order or measure was in force here on which {behaviour} could stand.',
  },
  ORDER_NOT_IN_FORCE: {
    vi: 'Văn bản được dẫn làm căn cứ không có hiệu lực tại đây lúc {at}.',
    en: 'The order that is cited was not in force here at {at}.',
  },
  NO_EMERGENCY: {
    vi: 'Hành vi {behaviour} chỉ xử phạt khi đã ban bố tình trạng khẩn cấp về dịch; lúc {at} tại đây không có.',
    en: 'The behaviour {behaviour} needs a declared state of emergency; at {at} there was none here.',
  },
  ACT_AHEAD: { vi: 'Hành vi không thể xảy ra sau bây giờ.', en: 'The act cannot lie in the future.' },
  STATUTE_PASSED: {
    vi: 'Đã quá thời hiệu xử phạt ({limit}) tính từ khi hành vi xảy ra.',
    en: 'The time in which the act may be sanctioned ({limit}) has passed.',
  },
  WRONG_STATE: {
    vi: 'Hồ sơ đang ở bước “{state}”, không làm được việc này.',
    en: 'The dossier is at “{state}”; this cannot be done now.',
    status: 409,
  },
  RECORD_MISSING: {
    vi: 'Chưa có biên bản vi phạm hành chính. Phải lập biên bản trước khi đề nghị hoặc quyết định.',
    en: 'There is no written record (biên bản). It must be made before proposing or deciding.',
    status: 409,
  },
  RECORD_BEFORE_ACT: {
    vi: 'Biên bản không thể lập trước khi phát hiện hành vi.',
    en: 'The record cannot be made before the act was detected.',
  },
  EXPLANATION_NOT_APPLICABLE: {
    vi: 'Hành vi này không thuộc trường hợp được giải trình theo Điều 61; người vi phạm vẫn được ghi ý kiến vào biên bản.',
    en: 'This behaviour is not one with the right to explain (Art. 61); remarks may still stand in the record.',
  },
  EXPLANATION_STILL_OPEN: {
    vi: 'Người vi phạm còn quyền giải trình đến {until}. Chưa được quyết định trước khi hết hạn, trừ khi họ đã giải trình hoặc từ bỏ.',
    en: 'The person may explain until {until}. No decision before that, unless they explained or gave it up.',
    status: 409,
  },
  EXPLANATION_CLOSED: {
    vi: 'Hết hạn giải trình từ {until}.',
    en: 'The time to explain ended at {until}.',
    status: 409,
  },
  AMOUNT_OUT_OF_RANGE: {
    vi: 'Mức tiền {amount} nằm ngoài khung {min}–{max} đồng của hành vi này.',
    en: 'The amount {amount} lies outside the range {min}–{max} VND of this behaviour.',
  },
  FACTOR_NEEDED: {
    vi: 'Mức mặc định là {middle} đồng. Cao hơn phải có tình tiết tăng nặng, thấp hơn phải có tình tiết giảm nhẹ, ghi rõ lý do.',
    en: 'The default is {middle} VND. More needs an aggravating, less a mitigating circumstance, with its reason.',
  },
  UNKNOWN_FACTOR: {
    vi: 'Không có tình tiết “{factor}” trong danh mục.',
    en: 'There is no circumstance “{factor}” in the catalogue.',
  },
  BIRTH_DATE_NEEDED: {
    vi: 'Chưa biết ngày sinh, chưa thể phạt tiền: mức phạt phụ thuộc tuổi vào ngày vi phạm.',
    en: 'Without the birth date no fine can be set: it depends on the age on the day of the act.',
  },
  ONLY_WARNING: {
    vi: 'Từ đủ 14 đến dưới 16 tuổi chỉ bị cảnh cáo, không phạt tiền.',
    en: 'From 14 to under 16 only a warning is possible, no fine.',
  },
  TOO_YOUNG: {
    vi: 'Dưới 14 tuổi không bị xử phạt vi phạm hành chính. Hãy kết thúc hồ sơ không xử phạt và trao đổi với gia đình.',
    en: 'Nobody under 14 is sanctioned. Close the dossier without a sanction and talk to the family.',
  },
  GUARDIAN_NEEDED: {
    vi: 'Người vi phạm chưa đủ 18 tuổi: phải ghi cha mẹ hoặc người giám hộ.',
    en: 'The person is under 18: name a parent or guardian.',
  },
  NOT_COMPETENT: {
    vi: 'Khung phạt tối đa của hành vi này là {max} đồng, vượt thẩm quyền {limit} đồng của chức vụ này. Thẩm quyền thuộc: {who}. Hãy chuyển hồ sơ.',
    en: 'The bracket of this behaviour goes up to {max} VND, beyond the {limit} VND of this post. It belongs to: {who}. Hand the dossier over.',
    status: 403,
  },
  NOT_A_SIGNER: {
    vi: 'Chức vụ đang giữ không có thẩm quyền xử phạt tại địa bàn này.',
    en: 'No post you hold has the power to sanction in this area.',
    status: 403,
  },
  HUMAN_DECIDES: {
    vi: 'Việc này phải do một người có thẩm quyền tự quyết định, máy không được làm thay.',
    en: 'A named person must decide this; a program may not.',
    status: 403,
  },
  DECISION_TOO_LATE: {
    vi: 'Đã quá thời hạn ra quyết định ({until}). Không được ra quyết định xử phạt nữa; chỉ còn biện pháp khắc phục hậu quả.',
    en: 'The time to decide passed at {until}. No fine may be decided any more; only remedies remain.',
    status: 409,
  },
  BASIS_NOT_IN_FORCE: {
    vi: 'Căn cứ pháp lý không có hiệu lực vào lúc hành vi xảy ra ({at}).',
    en: 'The legal basis was not in force when the act happened ({at}).',
  },
  NOTHING_TO_TRANSFER: {
    vi: 'Hồ sơ đã ở đúng cấp có thẩm quyền.',
    en: 'The dossier already is with the competent level.',
    status: 409,
  },
  NO_COMPETENT_LEVEL: {
    vi: 'Không có chức vụ nào ở các cấp của địa bàn này đủ thẩm quyền cho khung phạt {max} đồng.',
    en: 'No post above this area is competent for a bracket of {max} VND.',
  },
  REASON_NEEDED: {
    vi: 'Phải ghi rõ lý do.',
    en: 'Give the reason.',
  },
  NOT_DUE_YET: {
    vi: 'Người vi phạm còn thời hạn tự nguyện chấp hành đến {until}.',
    en: 'The person may still comply until {until}.',
    status: 409,
  },
  NOTHING_OWED: {
    vi: 'Không còn khoản nào phải nộp.',
    en: 'Nothing is owed any more.',
    status: 409,
  },
  UNTIL_AHEAD: {
    vi: 'Ngày hoãn đến, ngày nộp từng lần phải sau hôm nay.',
    en: 'The day put off to, and the days of instalments, must lie ahead.',
  },
  OUT_OF_ORDER: {
    vi: 'Thời điểm này nằm trước bước trước đó của hồ sơ.',
    en: 'This moment lies before the step before it.',
  },
  MORE_THAN_OWED: {
    vi: 'Số tiền {amount} lớn hơn số còn phải nộp {owed} đồng.',
    en: 'The sum {amount} is more than the {owed} VND still owed.',
  },
  INSTALMENTS_DO_NOT_SUM: {
    vi: 'Các lần nộp cộng lại là {sum} đồng, phải bằng số còn nợ {owed} đồng.',
    en: 'The instalments come to {sum} VND; they must equal the {owed} VND owed.',
  },
  APPEAL_TOO_LATE: {
    vi: 'Hết thời hiệu khiếu nại ({until}). Vẫn có thể nhận nếu có trở ngại khách quan: ghi rõ lý do.',
    en: 'The time to appeal ended at {until}. It may still be taken where there was an obstacle: give the reason.',
  },
  APPEAL_OPEN: {
    vi: 'Đang có một khiếu nại chưa giải quyết xong.',
    en: 'An appeal is already open.',
    status: 409,
  },
  DECIDER_CANNOT_JUDGE: {
    vi: 'Người đã ký quyết định không được giải quyết khiếu nại về chính quyết định đó.',
    en: 'Who signed the decision may not judge the appeal against it.',
    status: 403,
  },
  HEAT_ENDS_FIRST: {
    vi: 'Ngày cuối trước ngày đầu.',
    en: 'The last day is before the first.',
  },
  HEAT_TOO_LONG: {
    vi: 'Chọn nhiều nhất {days} ngày.',
    en: 'Choose at most {days} days.',
  },
  NOT_LESS: {
    vi: 'Giảm thì mức mới phải nhỏ hơn {amount} đồng và lớn hơn 0; bằng 0 là hủy.',
    en: 'A reduced sum must be below {amount} VND and above 0; nothing left means cancelled.',
  },
})
