# 替人起草的材料：能填的填好，其余留给人写。
paper-to = { $to }：
paper-number = 〔{ $year }〕　　号
paper-attached = 附件：{ $list }
paper-here = （在这里写）
paper-seat = 席位
paper-signature = 签名
paper-title-letter = 关于征求{ $case }意见的函
paper-title-answer = 关于{ $case }的复函
paper-title-request = 关于成立{ $body }的请示
paper-title-reply = 关于成立{ $body }的批复
paper-title-notice = { $paper }
paper-title-report = { $paper }
paper-title-minutes = { $paper }
paper-title-plain = { $paper }
paper-text-letter = 现就{ $case }征求贵单位意见。请对所附材料研究提出意见，{ $due ->
    [none] 并函复我单位。
   *[other] 于{ $due }前函复我单位。
} 不答复不算同意。
paper-text-answer = 来函收悉。我单位意见如下：（同意，或者写明意见和理由）
paper-text-request = 现将成立{ $body }的有关材料报上，请审查批复。
paper-text-reply = { $answers ->
    [none] 来文收悉。
   *[other] 《{ $answers }》收悉。
} 同意成立{ $body }。
paper-text-notice = （写明事由、时间、地点和要求）
paper-text-report = （在这里写）
paper-text-minutes = （写明时间、地点、参加的人和议定的事）
draft-it = 起草一份（DOCX）
draft-why = 已填好能填的，下载后修改、盖章，再传上来
## 呈批单和会议包
slip = 呈批单
slip-item = 项目
slip-content = 内容
slip-proposed = 拟办意见
slip-endorsed = { $position }意见
slip-decision = 领导批示（签名、日期）
slip-code = 短码
slip-how = 签批后拍照，打开本系统“录入呈批单”，输入短码 { $code }，上传照片，即办结此事。
meeting-notice = 关于召开{ $meeting }的通知
meeting-notice-text = 为{ $case }，定于近期召开{ $meeting }。现将有关事项通知如下。
meeting-when = 时间、地点
meeting-when-here = （写明时间、地点）
meeting-asks = 要求
meeting-asks-text = 请按时参加，并在会前交回参会回执。不能参加的，请安排人员代会，并在回执中写明。
meeting-acceptance = { $meeting }参会回执
meeting-acceptance-text = 请填写后交回{ $office }。
meeting-stands-in = 代谁参会
meeting-sign-in = { $meeting }签到表
meeting-agenda = 议程
