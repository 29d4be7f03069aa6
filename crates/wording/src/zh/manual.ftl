# The printed manual and the map.
manual-stage = 第 { $number } 步　{ $title }
manual-source = 依据：{ $source }
manual-version = 第 { $version } 版，{ $status }，指纹 { $digest }
manual-founds = 成立：{ $body }（原文 { $source }）
manual-note = 编者注（{ $source }）：{ $finding }
manual-parties = 参与单位
manual-open-list = { $name }（可以增补）
manual-part = { $part }：{ $names }
manual-parameters = 由县里明确的数值
manual-parameter = { $title }：{ $low } 至 { $high }{ $unit ->
        [none] {""}
       *[other] {" "}{ $unit }
    }，原文作“{ $words }”，也可以写明未定
manual-parameter-inferred = { $title }：{ $low } 至 { $high }{ $unit ->
        [none] {""}
       *[other] {" "}{ $unit }
    }；{ $words }，也可以写明未定
manual-inferred-whole = 原文没有写，整条为推定
manual-inferred = 推定的部分：{ $keys }
manual-when = 条件：{ $test }
manual-and = ，并且
manual-or = ，或
manual-figures = 算出来的数
manual-figure-each = { $title }（按“{ $roll }”分组）= { $how }
manual-figure = { $title } = { $how }
manual-figure-name = “{ $name }”算出的数
manual-parameter-name = “{ $name }”所定的数
manual-at-least = { $n } 以上
manual-at-most = { $n } 以下
manual-asked = 征求意见的单位：{ $who }
manual-collects = 收齐意见、答复异议：{ $who }
manual-by = 由谁办：{ $who }
manual-after = 在这些之后：{ $tasks }
manual-needs = 需要的材料：{ $papers }
manual-states = 写明：{ $fact }（{ $values }）
manual-counts = 由此计数：{ $fact }（{ $values }）
manual-due = 期限：{ $since ->
        [offer] 交办后 { $length } { $unit }
        [task] “{ $event }”办结后 { $length } { $unit }
        [before] “{ $event }”前 { $length } { $unit }
       *[day] “{ $event }”后 { $length } { $unit }
    }
manual-not-before = 不早于：{ $since ->
        [on] “{ $event }”当天
        [task] “{ $event }”办结后 { $length } { $unit }
        [before] “{ $event }”前 { $length } { $unit }
       *[day] “{ $event }”后 { $length } { $unit }
    }
manual-limits = 跨步骤的期限
manual-limit = { $title }：“{ $event }”{ $since ->
        [task] 办结
       *[day] {""}
    }后 { $length } { $unit }以内须办成“{ $until }”，否则{ $target ->
        [end] 以“{ $then }”结束
       *[stage] 转入“{ $then }”
    }
manual-day = { $title }：在事项里确定的日子；原文为“{ $words }”；也可以待定
manual-day-inferred = { $title }：在事项里确定的日子；{ $words }；也可以待定
manual-remind = 到期前 { $length } { $unit }由程序提醒
manual-escalate = 逾期 { $length } { $unit }还没有办的，告知{ $whom ->
        [none] 牵头单位
       *[other] 本单位或上级单位的{ $whom }
    }
manual-returns = 结果为“{ $outcome }”时：回到“{ $stage }”
manual-may-return = 结果为“{ $outcome }”时：牵头单位可以退回到“{ $stage }”
manual-ends-at = 结果为“{ $outcome }”时：{ $end }
manual-checklist = 应当包括：{ $points }
manual-any-of = 方式（可多选）：{ $ways }
manual-fills = 填写：{ $roster }名单
manual-forms = 组成“{ $party }”，成员为{ $from }
manual-not-by = 不得由这些人决定：{ $who }
manual-together = 无人可以决定时：{ $party }集体研究，附会议记录
manual-vote = 怎样表决：{ $how }
manual-carried = 几个人签的，{ $carried ->
        [all] 须全部同意
        [any] 一人同意即可
        [least] 须至少 { $n } 人同意
        [share] 须同意的不少于{ $base ->
            [weight] 总份额
           *[other] 人数
        }的 { $n }
       *[more] 须同意的超过{ $base ->
            [weight] 总份额
           *[other] 人数
        }的 { $n }
    }
manual-weights = 份额：{ $list }
manual-in-turn = 按先后一个一个签
manual-constitutes = 以此成立：{ $body }
manual-agenda-vote = 表决：{ $vote }
manual-requested-by = 由谁提出：{ $who }
manual-invites = 邀请：{ $who }
manual-comes-back = 收到：{ $paper }
manual-issues = 发文：{ $paper }
manual-writes = 形成：{ $paper }
manual-lists = 造册：{ $paper }
manual-roll-measures = 合计{ $list }
manual-roll-from = 只含“{ $roll }”上的人
manual-roll-as-many = 各组人数按“{ $figure }”
manual-roll-grouped = 按{ $by }分组
manual-paper-kind = 文种 { $kind }
manual-paper-to = 主送{ $who }
manual-paper-attach = 附{ $list }
manual-paper-sections = 应有{ $list }各部分
manual-paper-keep = 保管期限{ $years ->
        [none] 永久
       *[other] {" "}{ $years } 年
    }
manual-roster = 名单：{ $title }
manual-seat = { $title } { $count } 名（{ $force }），由{ $from }担任
manual-must-include = 应当包括这些单位：{ $parties }
manual-per-party = 每个单位不超过 { $most } 名
manual-one-seat = 一人只占一席
manual-one-at-a-time = 一次只办一项
manual-one-at-a-time-rule = 先后不限，但不同时办：{ $tasks }
manual-apart = 职责分离
manual-apart-rule = { $over ->
        [offices] 不得由同一单位办理：{ $tasks }
       *[other] 不得由同一人办理：{ $tasks }
    }
manual-apart-signer = 无人可办时：由{ $who }签办
manual-incompatible = 不得兼任
manual-incompatible-rule = { $then ->
        [leaves] { $list }的人作{ $roster }候选人的，退出前者
       *[other] { $list }的人不得列入{ $roster }
    }
manual-refilled = 空缺由谁递补：{ $who }
manual-ends = 结果
manual-end-founding = { $end }：机构成立{ $notify ->
        [none] {""}
       *[other] 。告知：{ $notify }
    }
manual-end-success = { $end }：办成{ $notify ->
        [none] {""}
       *[other] 。告知：{ $notify }
    }
manual-end-other = { $end }{ $notify ->
        [none] {""}
       *[other] 。告知：{ $notify }
    }
map-here = 现在在此
map-done-on = { $day }办结
map-lapsed = 未采用
map-not-applicable = 不适用
map-explained = 有情况说明
map-answered = { $count } 个单位，{ $answered } 个已答复
map-more = 另有 { $count } 个单位，见下表
map-silent = 未答复
map-waiting = 待答复
map-return = { $tasks }：可退回“{ $stage }”
map-title = { $title }　进度图
who-position = { $parties }的{ $position }
capacity-drafter = “{ $paper }”的起草人
capacity-seat = { $roster }{ $seat }
