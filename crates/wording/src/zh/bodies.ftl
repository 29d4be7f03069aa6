## 在任机构：流程怎么写，后来怎么样

body-new = 新成立
body-in-office = 在任
at-end-continues = 继续履职到新一届产生
at-end-lapses = 随之终止
body-act-constitutes = 成立
body-act-renews = 换届
body-act-changes = 变更
body-act-dissolves = 撤销
body-act-voids = 宣告无效
tenure-in_office = 在任
tenure-renewal_open = 可以换届
tenure-overdue = 逾期未换届
tenure-provisional = 尚未成立
tenure-never_constituted = 未能成立
tenure-lapsed = 已终止
tenure-dissolved = 已撤销
tenure-void = 成立无效
manual-concerns = 针对：{ $body }（在任机构，原文 { $source }）
manual-term = “{ $body }”的任期：{ $since ->
        [none] {""}
        [task] 自“{ $event }”办结起{" "}
       *[day] 自“{ $event }”起{" "}
    }{ $length } { $unit }；届满后{ $at_end }
manual-term-opens = 届满前 { $length } { $unit }起可以换届
manual-term-renewed-here = 换届也用本流程
manual-renews = 以此换届：{ $body }
manual-changes = 以此变更：{ $body }
manual-dissolves = 以此撤销：{ $body }
manual-voids = 以此宣告成立无效：{ $body }；它在此期间所做的，不因此一并撤销
clause-role = 兼任
clause-term = 任期
clause-provisional = 先行履职
manual-provisional = 成立以前先行履职，从“{ $task }”起；所办的事都注明
done-provisional = 先行履职（机构尚未成立）
reason-acted-provisionally = 自 { $since } 先行履职，至 { $until } 成立：{ $tasks }。
reason-not-constituted = 自 { $since } 先行履职，至今没有成立：{ $tasks }。
diagnostic-provisional-bodies-act =
    { $trouble ->
        [standing] { $body }是在任机构，却写了成立以前先行履职
        [left-out] { $body }从{ $task }起先行履职，而该任务可以不办
        [several] { $body }从{ $task }起先行履职，而该任务不是由一个单位办一次
        [unseated] { $body }从{ $task }起先行履职，届时还没有选出或指定人员
        [order] { $body }应从{ $task }起先行履职，却可能在此以前就成立
       *[idle] { $body }从{ $task }起先行履职，成立以前却没有要办的事
    }
    .why = 机构只从必定先办的任务起先行履职，而且在成立以前确有要办的事。
    .help = { $trouble ->
        [standing] 删去 `provisional`。
        [left-out] 改写一个必办、没有条件的任务。
        [several] 改写由一个单位办理的任务。
        [unseated] 改写产生{ $body }名单的任务，或者更后面的任务。
        [order] 改写前一步骤的任务，或者让成立的任务排在它之后（`after`）。
       *[idle] 在成立以前要办的任务写 `by: { $body }`，或者删去 `provisional`。
    }
reason-term-begun = 任期自 { $since } 至 { $until }。
reason-term-renewed = 按期换届：上届任期至 { $before }，本届自 { $since } 至 { $until }。
reason-term-over = 上届任期已于 { $before } 届满，届满以后才换届；本届自 { $since } 至 { $until }。
reason-term-not-open = { $opens } 起才可以换届，开办早了；上届任期至 { $before }，本届自 { $since } 至 { $until }。
reason-term-unset = 任期多长或者从哪天起算，还不知道。
refusal-body-out = { $how ->
        [dissolved] “{ $office }”已经撤销。
        [void] “{ $office }”的成立已宣告无效。
       *[other] “{ $office }”任期已于 { $until } 届满，随之终止。
    }
    .help = { $how ->
        [void] 需要的话重新成立；它在此期间所做的，由有权的机关认定。
        [dissolved] 撤销的机构不再履职；需要的话，另行成立。
       *[other] 终止的机构不再履职，也不能换届，请重新成立。
    }
refusal-body-busy = 关于“{ $office }”同样席位的事项正在办理。
    .help = 先办结或者撤回那个事项：{ $case }。
refusal-body-by-case = “{ $office }”的情况由事项记录，不能手工登记。
    .help = 请针对它开办事项。
refusal-body-missing = 本流程针对在任的机构办理，没有写明是哪一个。
    .help = 请从机构的页面开办；启用本系统以前就有的机构，先在那里登记。
refusal-body-unknown = “{ $office }”不是本流程所针对的在任机构。
    .help = 请在机构列表里选。
refusal-bad-term = 任期的日期先后不对。
    .help = 机构成立不晚于任期的第一天，最后一天在后，可以换届的日子在两者之间。
diagnostic-roles-can-be-left =
    { $how ->
        [itself] { $holding } 写成与自己不得兼任
        [nobody] 没有任务产生 { $holding }，没有人在上面任职
        [nobody-stands] 没有任务填写 { $standing_for }，没有人作候选人
        [later] { $holding } 在 { $standing_for } 之后才产生
        [no-place] 只有事项中组成、参选即退出的单位才递补，{ $holding }不是
        [nobody-refills] 有人退出{ $holding }时，负责递补的单位还没有
        [body] 担任 { $standing_for } 的人退出 { $holding }，而它是机构
       *[minimum] 担任 { $standing_for } 的人退出 { $holding }，而它须保有最少的人数
    }
    .why = 不得兼任的两处，须已经担任其中一处，并且可以退出。
    .help =
        { $how ->
            [itself] 写两份不同的名单。
            [nobody] 写事项中组成的单位，或者在此之前填写的名单。
            [nobody-stands] 写有任务填写的名单。
            [later] 把两者对调，或者把产生 { $holding } 的任务移到前面。
            [no-place] 删去 `refilled_by`，或者对事项中组成的单位写 `then: leaves`。
            [nobody-refills] 写在有人参选{ $standing_for }以前就有、在系统里办事的单位。
            [body] 写 `then: refused`；已经成立的机构由针对它的程序变更。
           *[minimum] 写 `then: refused`，或者不规定席位的最少人数，或者写 `force: should`。
        }
diagnostic-terms-lead-on =
    { $trouble ->
        [founds] 流程针对在任的{ $body }，却又成立机构
        [constitutes] { $body }已经在任，却写了 { $act }
        [not-standing] { $body }由本流程成立，却写了 { $act }
        [two-acts] 一项任务对{ $body }做了两件事
        [dissolved] { $act }使{ $body }终止以后，还有{ $task }要它办
        [idle] 没有哪一项使{ $body }的任期开始
        [nothing] { $body }的任期没有长度
        [no-time] { $body }任期的长度不是时间
        [from] { $body }的任期从一项可以不办的任务起算
        [opens] { $body }的任期还没有开始就可以换届
        [beside] { $body }是一并成立的，没有单独针对它的事项
       *[standing] { $body }在事项以前就在任，不由本流程成立
    }
    .why = { $trouble ->
        [founds] 一个事项针对一个机构：要么成立它，要么它已经在任。
        [constitutes] 已经有的，不再成立一次。
        [not-standing] 这里才成立的，谈不上换届、变更、撤销、宣告无效。
        [two-acts] 一项任务只办成一件事。
        [dissolved] 撤销或者宣告无效的机构不再履职，事项会停在那里。
        [from] 任期不开始，就永远不会届满。
       *[other] 不能开始、不能计算的任期，不成其为任期。
    }
    .help = { $trouble ->
        [founds] 保留 `founds`（和 `bodies`），或者 `concerns`。
        [constitutes] 写 `renews`、`changes`、`dissolves` 或 `voids`。
        [not-standing] 写 `constitutes`；写了 `renewed_by: this procedure` 的，对在任的机构就是换届。
        [two-acts] 只留一个键，另一件事由别的任务来办。
        [dissolved] 让 { $task } 先办，或者由别的单位办。
        [idle] 在使任期开始的任务写 `renews`，或者删去任期。
        [from] 从没有条件的必办任务、从一天起算，或者不写 `from`。
        [opens] 写比任期短的时间。
        [standing] 删去 `renewed_by`。
        [beside] 删去 `renewed_by`，另写一个 `concerns` { $body } 的流程。
       *[other] 写大于零的数和时间单位，或者有时间单位的参数。
    }

## 机构页面

bodies = 机构
bodies-lede = 在本县成立或者登记的机构：任期到哪天，后来怎样。
bodies-empty = 还没有机构。
bodies-empty-why = 事项办成以后，成立的机构会列在这里；以前就有的，由管理单位的人员在下面登记。
body = 机构
body-since = { $day }起
body-cases = 正在办理 { $count } 件
body-under-way = 正在办理的事项
body-open = 针对它开办事项
body-seats = 组成人员
body-turns = 沿革
body-turns-none = 没有记录。
body-case = 事项
body-register = 登记以前就有的机构
body-register-why = 由事项成立的，会自己列在这里。
body-office = 对应的单位
body-kind = 哪一类机构
body-founded = 成立于
term-since = 任期第一天
term-until = 任期最后一天
term-until-hint = 不填即没有届满的日子。
term-opens = 可以换届起
term-then = 届满后
term-none = 没有届满的日子。
term-left = 还有 { $days } 天
term-over-since = 已过 { $days } 天
case-about = 针对
cases-about = 针对哪个机构
cases-about-none = 不针对，新成立一个
cases-about-missing = 还没有在任的这类机构；以前就有的，先登记：
term-of = { $name }：{ $since }至{ $until }
