## 报送和公示：要求什么，办到哪一步

filing-to = 报送：{ $who }
filing-papers = 材料：{ $papers }
filing-until = { $until ->
        [sent] 全部送出即办结
        [answered] 全部答复即办结
       *[received] 全部确认收到即办结
    }
filing-no-answer = 等待答复 { $length } { $unit }；到期没有的，登记没有答复，不作为同意
notice-of = 公示{ $place ->
        [none] {""}
       *[other] （{ $place }）
    }：{ $paper }
notice-lasts = 至少公示 { $length } { $unit }，张贴当日不计
notice-objections = 异议由{ $who }处理
notice-within = 张贴后 { $length } { $unit }内可以提出异议
notice-due = 异议在 { $length } { $unit }内处理
notice-corrects = 异议成立的，更正材料并公示更正的内容

event-sent = 送出：{ $party }{ $name ->
        [none] {""}
       *[other] （{ $name }）
    }
event-received = 收到：{ $party }{ $name ->
        [none] {""}
       *[other] （{ $name }）
    }
event-answered = { $answer ->
        [registered] 予以登记（备案）
        [returned] 退回
        [refused] 不予办理
       *[no_answer] 没有答复
    }：{ $party }{ $name ->
        [none] {""}
       *[other] （{ $name }）
    }
event-put_up = 张贴
event-change_put_up = 公示更正的内容
event-objected = { $name }提出异议
event-decided = { $name }的异议{ $upheld ->
        [yes] 成立
       *[no] 不成立
    }
event-taken_down = 撤下
event-struck = 已划去：{ $why }
event-until = 应公示到 { $day } 结束
event-object-until = 异议期到 { $day } 结束
event-answer-until = 等待答复到 { $day } 结束
notice-passed = 已公示 { $gone } 天，至少 { $whole } 天

## 这种任务的页面

events = 进展
events-empty = 还没有登记。
told-sent = 已送出
told-sent-then = 收到回执或答复后再登记。
told-received = 已确认收到
told-received-then = 附上回执，或写明谁确认的。
told-registered = 予以登记（备案）
told-registered-then = 附上收到的文件。
told-returned = 退回补正
told-returned-then = 写明要补正什么。
told-refused = 不予办理
told-refused-then = 写明理由。
told-no_answer = 没有答复
told-no_answer-then = 过了规定的时间才能登记；不作为同意，不等答复继续办理。
told-put_up = 已张贴
told-put_up-then = 附上照片，从次日起算。
told-objected = 有人提出异议
told-objected-then = 转给负责处理的单位，在下面写明对什么有异议。
told-change_put_up = 已公示更正的内容
told-change_put_up-then = 附上照片。
told-taken_down = 已撤下
told-taken_down-then = 公示期满、异议都已处理以后登记，附上照片。
told-struck = 划去最后一项
told-struck-then = 仍留在记录里，在下面写明原因。
told-upheld = 异议成立
told-upheld-then = 更正公示的材料，并公示更正的内容。
told-declined = 异议不成立
told-declined-then = 公示的内容不变。
told-day = 发生的日期
told-recipient = 收件单位
told-recipients = 送给：{ $party }
told-recipients-hint = 每行一个，写名称。
told-objector = 提出异议的人
told-objector-hint = 有人提出异议时填写，按其所报姓名。
told-evidence = 凭据
told-evidence-hint = 张贴的照片、回执、答复。
told-number = 编号

## 事项页面上的日子、等待和期限

needs-day = 日期
move-day = 改期
move-day-why = 从这一天起算的时限和等待重新计算；已经办得过迟的，核查意见会指出。
waits-until = “{ $task }”从 { $day } 起可以开始。
limit-runs = { $limit }：{ $passed ->
        [yes] { $day } 到期，“{ $task }”没有办成，转入“{ $then }”。
       *[no] “{ $task }”须在 { $day } 结束以前办成，否则转入“{ $then }”。
    }
