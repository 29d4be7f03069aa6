## 由另案或按外部规则办理的任务

diagnostic-sub-cases-fit =
    { $how ->
        [itself] “{ $task }”要等同一程序的另案，那一案又要等下一案，永远办不完。
        [several] “{ $task }”由几个单位分别办理，而它写的材料、产生的名单只能来自一个另案。
       *[anything] “{ $task }”没有写明程序，也没有要求任何结果：随便哪个事项都可以充当。
    }
    .why = 由另案办理的任务，要写明程序或者要有什么结果，结果来自一个另案，而且不是本程序自己。
    .help = { $how ->
        [itself] 在 `runs` 写明能办成所要结果的程序，或者不写。
        [several] 在 `by` 只写一个单位；各自办理的，用 `work` 分别写材料。
       *[anything] 在 `runs` 写明程序，或者在 `writes`、`states`、`fills` 写明要有什么结果。
    }
refusal-sub-case-unknown = 没有本单位参与的事项{ $case }。
    .help = 请选择本单位参与、已经办结的事项，或者登记按外部规则办理的结果。
refusal-sub-case-open = 事项{ $case }还没有办结，没有结果可以取用。
    .help = 等它办结，或者另选一个。
refusal-sub-case-unfit = 事项{ $case }按程序{ $procedure }办理，而“{ $task }”{ $how ->
        [itself] 正是这个程序自己要求的，它的事项也在等同样的结果
        [procedure] 须按程序{ $lacks }办理
        [paper] 需要“{ $lacks }”，该程序没有这份材料
        [fact] 需要“{ $lacks }”，该程序不填报这一情况，或者取值不同
        [roster] 需要“{ $lacks }”，该程序不产生这份名单
       *[seats] 需要“{ $lacks }”，两边的席位不同
    }。
    .about = 另一事项给不出所需要的，或者它也在等同样的结果。
    .help = 请选择能给出这一结果的程序的事项，或者登记按外部规则办理的结果。
refusal-sub-case-lacks = 事项{ $case }办结时没有“{ $lacks }”，而“{ $task }”需要它。
    .help = 请选择有这一结果的事项。
refusal-taken-over = “{ $paper }”取自事项{ $case }，与那里一致。
    .help = 在那里更正；或者重办“{ $task }”，改用另一个事项的结果。
reason-elsewhere = 由事项{ $case }（{ $procedure }）办理，{ $ended }办结为“{ $end }”；该事项自己的核查意见中必办的都已办。
reason-elsewhere-incomplete = 由事项{ $case }（{ $procedure }）办理，{ $ended }办结为“{ $end }”；该事项自己的核查意见中有必办的没有办。
reason-by-outside-rule = 按外部规则办理，结果以登记和凭据为准：这里没有程序可以证明。
outcome-failed = 没有办成
manual-sub-case = 由另案办理：{ $runs ->
        [any] 能给出本条所列结果的程序都可以，也可以按外部规则办理，附凭据登记
       *[other] 按程序{ $runs }办理，也可以按外部规则办理，附凭据登记
    }。本程序的证明只以“能够办结并给出这些结果”为前提。
result-from = 结果来自
result-none = 本单位参与、符合要求并已办结的事项，现在没有。
result-outside = 外部规则
result-fits = 符合要求的程序：{ $names }
result-open = 新建事项
result-rule = 哪项规则，由谁办理
result-evidence = 凭据
result-day = 结果产生的日期
result-failed = 没有办成
result-of-case = { $title } · { $end } · { $day }
result-incomplete = 其核查意见中有必办的没有办
result-taken = 取自事项{ $case }
result-told = 按外部规则办理：{ $rule }
result-given = 从该事项取用：{ $names }
result-needs-words = 说明（没有办成的必须填写）
