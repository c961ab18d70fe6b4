//! Which action belongs to which alternative; generated from `python.gram` by `cargo xtask gen`.

use crate::ast::BoolOp::{And, Or};
use crate::ast::CmpOp::{Eq, Gt, GtE, In, Is, IsNot, Lt, LtE, NotEq, NotIn};
use crate::ast::ExprContext::{Del, Load, Store};
use crate::ast::Operator::{
    Add, BitAnd, BitOr, BitXor, Div, FloorDiv, LShift, MatMult, Mod, Mult, Pow, RShift, Sub,
};
use crate::ast::UnaryOp::{Invert, Not, UAdd, USub};
use crate::ast::{Constant, StmtKind};

use super::errors::Targets;
use super::machine::{Parser, Reduced};
use super::value::Value::Null;

/// Runs an action on the values of the alternative that has just matched.
pub(super) fn reduce<'a>(p: &mut Parser<'a, '_, '_>, action: u16) -> Reduced<'a> {
    match action {
        0 => {
            let v0 = p.slot(0);
            p.module(v0)
        }
        1 => {
            let v0 = p.slot(0);
            p.interactive(v0)
        }
        2 => {
            let v0 = p.slot(0);
            p.expression_module(v0)
        }
        3 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.function_type(v0, v1)
        }
        4 => {
            let v0 = p.slot(0);
            p.flatten(v0)
        }
        5 => {
            let v0 = p.slot(0);
            p.register_stmts(v0)
        }
        6 => p.pass_statements(),
        7 => p.interactive_exit(),
        8 => {
            let v0 = p.slot(0);
            p.one_stmt(v0)
        }
        9 => {
            let v0 = p.slot(0);
            p.expr_stmt(v0)
        }
        10 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.ann_assign_name(v0, v1, v2)
        }
        11 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.ann_assign(v0, v1, v2)
        }
        12 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.assign(v0, v1, v2)
        }
        13 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.aug_assign(v0, v1, v2)
        }
        14 => p.operator(Add),
        15 => p.operator(Sub),
        16 => p.operator(Mult),
        17 => p.operator(MatMult),
        18 => p.operator(Div),
        19 => p.operator(Mod),
        20 => p.operator(BitAnd),
        21 => p.operator(BitOr),
        22 => p.operator(BitXor),
        23 => p.operator(LShift),
        24 => p.operator(RShift),
        25 => p.operator(Pow),
        26 => p.operator(FloorDiv),
        27 => {
            let v0 = p.slot(0);
            p.return_(v0)
        }
        28 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise(v0, v1)
        }
        29 => p.raise_again(),
        30 => p.keyword_stmt(StmtKind::Pass),
        31 => p.keyword_stmt(StmtKind::Break),
        32 => p.keyword_stmt(StmtKind::Continue),
        33 => {
            let v0 = p.slot(0);
            p.global(v0)
        }
        34 => {
            let v0 = p.slot(0);
            p.nonlocal(v0)
        }
        35 => {
            let v0 = p.slot(0);
            p.delete(v0)
        }
        36 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.assert(v0, v1)
        }
        37 => {
            let v0 = p.slot(0);
            p.import(v0)
        }
        38 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.import_from(v0, v1, v2)
        }
        39 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.import_from_dots(v0, v1)
        }
        40 => p.alias_star(),
        41 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.alias(v0, v1)
        }
        42 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.join_names(v0, v1)
        }
        43 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.decorate(v0, v1)
        }
        44 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            let v3 = p.slot(3);
            p.class_def(v0, v1, v2, v3)
        }
        45 => {
            let v0 = p.slot(0);
            p.optional(v0)
        }
        46 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            let v3 = p.slot(3);
            let v4 = p.slot(4);
            let v5 = p.slot(5);
            p.function_def(v0, v1, v2, v3, v4, v5)
        }
        47 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            let v3 = p.slot(3);
            let v4 = p.slot(4);
            let v5 = p.slot(5);
            p.async_function_def(v0, v1, v2, v3, v4, v5)
        }
        48 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            let v3 = p.slot(3);
            p.arguments(v0, Null, v1, v2, v3)
        }
        49 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.arguments(Null, v0, Null, v1, v2)
        }
        50 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.arguments(Null, Null, v0, v1, v2)
        }
        51 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.arguments(Null, Null, Null, v0, v1)
        }
        52 => {
            let v0 = p.slot(0);
            p.arguments(Null, Null, Null, Null, v0)
        }
        53 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.slash_with_default(v0, v1)
        }
        54 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.star_etc(v0, v1, v2)
        }
        55 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.star_etc(Null, v0, v1)
        }
        56 => {
            let v0 = p.slot(0);
            p.star_etc(Null, Null, v0)
        }
        57 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.arg_with_comment(v0, v1)
        }
        58 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.name_default(v0, v1, v2)
        }
        59 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.arg(v0, v1)
        }
        60 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.if_elif(v0, v1, v2)
        }
        61 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.if_(v0, v1, v2)
        }
        62 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.while_(v0, v1, v2)
        }
        63 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            let v3 = p.slot(3);
            let v4 = p.slot(4);
            p.for_(v0, v1, v2, v3, v4)
        }
        64 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            let v3 = p.slot(3);
            let v4 = p.slot(4);
            p.async_for(v0, v1, v2, v3, v4)
        }
        65 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.with_(v0, v1, v2)
        }
        66 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.async_with(v0, Null, v1)
        }
        67 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.async_with(v0, v1, v2)
        }
        68 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.with_item(v0, v1)
        }
        69 => {
            let v0 = p.slot(0);
            p.with_item(v0, Null)
        }
        70 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.try_(v0, Null, Null, v1)
        }
        71 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            let v3 = p.slot(3);
            p.try_(v0, v1, v2, v3)
        }
        72 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            let v3 = p.slot(3);
            p.try_star(v0, v1, v2, v3)
        }
        73 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.except_handler(v0, Null, v1)
        }
        74 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.except_handler(v0, v1, v2)
        }
        75 => {
            let v0 = p.slot(0);
            p.except_handler(Null, Null, v0)
        }
        76 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.match_(v0, v1)
        }
        77 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.tuple_of(v0, v1, Load)
        }
        78 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.match_case(v0, v1, v2)
        }
        79 => {
            let v0 = p.slot(0);
            p.match_sequence(v0)
        }
        80 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.match_as(v0, v1)
        }
        81 => {
            let v0 = p.slot(0);
            p.match_or(v0)
        }
        82 => {
            let v0 = p.slot(0);
            p.match_value(v0)
        }
        83 => p.match_singleton(Constant::None),
        84 => p.match_singleton(Constant::True),
        85 => p.match_singleton(Constant::False),
        86 => p.constant(Constant::None),
        87 => p.constant(Constant::True),
        88 => p.constant(Constant::False),
        89 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, Add, v1)
        }
        90 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, Sub, v1)
        }
        91 => {
            let v0 = p.slot(0);
            p.unary_op(USub, v0)
        }
        92 => {
            let v0 = p.slot(0);
            p.ensure_real(v0)
        }
        93 => {
            let v0 = p.slot(0);
            p.ensure_imaginary(v0)
        }
        94 => {
            let v0 = p.slot(0);
            p.match_as(Null, v0)
        }
        95 => {
            let v0 = p.slot(0);
            p.set_context(v0, Store)
        }
        96 => p.match_as(Null, Null),
        97 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.attribute(v0, v1, Load)
        }
        98 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.pattern_in_front(v0, v1)
        }
        99 => {
            let v0 = p.slot(0);
            p.match_star(v0)
        }
        100 => p.match_star(Null),
        101 => p.match_mapping(Null, Null),
        102 => {
            let v0 = p.slot(0);
            p.match_mapping(Null, v0)
        }
        103 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.match_mapping(v0, v1)
        }
        104 => {
            let v0 = p.slot(0);
            p.match_mapping(v0, Null)
        }
        105 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.key_pattern(v0, v1)
        }
        106 => {
            let v0 = p.slot(0);
            p.match_class(v0, Null, Null)
        }
        107 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.match_class(v0, v1, Null)
        }
        108 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.match_class(v0, Null, v1)
        }
        109 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.match_class(v0, v1, v2)
        }
        110 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.type_alias(v0, v1, v2)
        }
        111 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.type_var(v0, v1, v2)
        }
        112 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.type_var_tuple(v0, v1)
        }
        113 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.param_spec(v0, v1)
        }
        114 => {
            let v0 = p.slot(0);
            p.tuple_of(v0, Null, Load)
        }
        115 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.if_exp(v0, v1, v2)
        }
        116 => {
            let v0 = p.slot(0);
            p.yield_from(v0)
        }
        117 => {
            let v0 = p.slot(0);
            p.yield_(v0)
        }
        118 => {
            let v0 = p.slot(0);
            p.starred(v0, Load)
        }
        119 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.named_expr(v0, v1)
        }
        120 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bool_op(Or, v0, v1)
        }
        121 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bool_op(And, v0, v1)
        }
        122 => {
            let v0 = p.slot(0);
            p.unary_op(Not, v0)
        }
        123 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.compare(v0, v1)
        }
        124 => {
            let v0 = p.slot(0);
            p.cmp(Eq, v0)
        }
        125 => {
            let v0 = p.slot(0);
            p.cmp(LtE, v0)
        }
        126 => {
            let v0 = p.slot(0);
            p.cmp(Lt, v0)
        }
        127 => {
            let v0 = p.slot(0);
            p.cmp(GtE, v0)
        }
        128 => {
            let v0 = p.slot(0);
            p.cmp(Gt, v0)
        }
        129 => {
            let v0 = p.slot(0);
            p.cmp(NotIn, v0)
        }
        130 => {
            let v0 = p.slot(0);
            p.cmp(In, v0)
        }
        131 => {
            let v0 = p.slot(0);
            p.cmp(IsNot, v0)
        }
        132 => {
            let v0 = p.slot(0);
            p.cmp(Is, v0)
        }
        133 => {
            let v0 = p.slot(0);
            p.cmp(NotEq, v0)
        }
        134 => {
            let v0 = p.slot(0);
            p.check_not_equal(v0)
        }
        135 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, BitOr, v1)
        }
        136 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, BitXor, v1)
        }
        137 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, BitAnd, v1)
        }
        138 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, LShift, v1)
        }
        139 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, RShift, v1)
        }
        140 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, Mult, v1)
        }
        141 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, Div, v1)
        }
        142 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, FloorDiv, v1)
        }
        143 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, Mod, v1)
        }
        144 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, MatMult, v1)
        }
        145 => {
            let v0 = p.slot(0);
            p.unary_op(UAdd, v0)
        }
        146 => {
            let v0 = p.slot(0);
            p.unary_op(Invert, v0)
        }
        147 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, Pow, v1)
        }
        148 => {
            let v0 = p.slot(0);
            p.await_(v0)
        }
        149 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.call_genexp(v0, v1)
        }
        150 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.call(v0, v1)
        }
        151 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.subscript(v0, v1, Load)
        }
        152 => {
            let v0 = p.slot(0);
            p.tuple(v0, Load)
        }
        153 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.slice(v0, v1, v2)
        }
        154 => p.constant(Constant::Ellipsis),
        155 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.lambda(v0, v1)
        }
        156 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.name_default(v0, v1, Null)
        }
        157 => {
            let v0 = p.slot(0);
            p.arg(v0, Null)
        }
        158 => {
            let v0 = p.slot(0);
            p.constant_from_token(v0)
        }
        159 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            let v3 = p.slot(3);
            let v4 = p.slot(4);
            p.formatted_value(v0, v1, v2, v3, v4)
        }
        160 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.check_conversion(v0, v1)
        }
        161 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.full_format_spec(v0, v1)
        }
        162 => {
            let v0 = p.slot(0);
            p.decoded_constant_from_token(v0)
        }
        163 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.joined_str(v0, v1, v2)
        }
        164 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            let v3 = p.slot(3);
            let v4 = p.slot(4);
            p.interpolation(v0, v1, v2, v3, v4)
        }
        165 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.template_str(v0, v1, v2)
        }
        166 => {
            let v0 = p.slot(0);
            p.constant_from_string(v0)
        }
        167 => {
            let v0 = p.slot(0);
            p.concatenate_strings(v0)
        }
        168 => {
            let v0 = p.slot(0);
            p.concatenate_tstrings(v0)
        }
        169 => {
            let v0 = p.slot(0);
            p.list(v0, Load)
        }
        170 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.in_front(v0, v1)
        }
        171 => {
            let v0 = p.slot(0);
            p.set(v0)
        }
        172 => {
            let v0 = p.slot(0);
            p.dict(v0)
        }
        173 => {
            let v0 = p.slot(0);
            p.key_value(Null, v0)
        }
        174 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.key_value(v0, v1)
        }
        175 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.comprehension(v0, v1, v2, 1)
        }
        176 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.comprehension(v0, v1, v2, 0)
        }
        177 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.list_comp(v0, v1)
        }
        178 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.set_comp(v0, v1)
        }
        179 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.generator_exp(v0, v1)
        }
        180 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.dict_comp(v0, v1)
        }
        181 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.collect_args(v0, v1)
        }
        182 => {
            let v0 = p.slot(0);
            p.collect_args(Null, v0)
        }
        183 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.join(v0, v1)
        }
        184 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.keyword(v0, v1)
        }
        185 => {
            let v0 = p.slot(0);
            p.keyword(Null, v0)
        }
        186 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.tuple_of(v0, v1, Store)
        }
        187 => {
            let v0 = p.slot(0);
            p.in_front(v0, Null)
        }
        188 => {
            let v0 = p.slot(0);
            p.starred_target(v0)
        }
        189 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.attribute(v0, v1, Store)
        }
        190 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.subscript(v0, v1, Store)
        }
        191 => {
            let v0 = p.slot(0);
            p.tuple(v0, Store)
        }
        192 => {
            let v0 = p.slot(0);
            p.list(v0, Store)
        }
        193 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.attribute(v0, v1, Del)
        }
        194 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.subscript(v0, v1, Del)
        }
        195 => {
            let v0 = p.slot(0);
            p.set_context(v0, Del)
        }
        196 => {
            let v0 = p.slot(0);
            p.tuple(v0, Del)
        }
        197 => {
            let v0 = p.slot(0);
            p.list(v0, Del)
        }
        198 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.append(v0, v1, v2)
        }
        199 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.append(v0, v1, Null)
        }
        200 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.append(Null, v0, v1)
        }
        201 => {
            let v0 = p.slot(0);
            p.append(Null, v0, Null)
        }
        202 => {
            let v0 = p.slot(0);
            p.raise_from(
                v0,
                "iterable argument unpacking follows keyword argument unpacking",
            )
        }
        203 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_bare_genexp(v0, v1)
        }
        204 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(
                v0,
                v1,
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
            )
        }
        205 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(v0, v1, "expected argument value expression")
        }
        206 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_genexp_in_call(v0, v1)
        }
        207 => {
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.raise_bare_genexp(v1, v2)
        }
        208 => {
            let v0 = p.slot(0);
            p.raise_positional_after_keyword(v0)
        }
        209 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_assign_to_token(v0, v1)
        }
        210 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(
                v0,
                v1,
                "expression cannot contain assignment, perhaps you meant \"==\"?",
            )
        }
        211 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(v0, v1, "cannot assign to keyword argument unpacking")
        }
        212 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_legacy(v0, v1)
        }
        213 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_type_param(v0, v1, "TypeVarTuple")
        }
        214 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_type_param(v0, v1, "ParamSpec")
        }
        215 => {
            let v0 = p.slot(0);
            p.raise_string_part(v0)
        }
        216 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_missing_comma(v0, v1)
        }
        217 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(v0, v1, "expected 'else' after 'if' expression")
        }
        218 => p.raise_on_next("expected expression after 'else', but statement is given"),
        219 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "expected expression before 'if', but statement is given")
        }
        220 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(
                v0,
                v1,
                "f-string: lambda expressions are not allowed without parentheses",
            )
        }
        221 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(
                v0,
                v1,
                "t-string: lambda expressions are not allowed without parentheses",
            )
        }
        222 => {
            let v0 = p.slot(0);
            p.raise_named_at(v0, "cannot use assignment expressions with ", "")
        }
        223 => {
            let v0 = p.slot(0);
            p.raise_named_at(
                v0,
                "cannot assign to ",
                " here. Maybe you meant '==' instead of '='?",
            )
        }
        224 => {
            let v0 = p.slot(0);
            p.raise_named_at(v0, "only single target (not ", ") can be annotated")
        }
        225 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "only single target (not tuple) can be annotated")
        }
        226 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "illegal target for annotation")
        }
        227 => {
            let v0 = p.slot(0);
            p.raise_invalid_target(Targets::Star, v0)
        }
        228 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "assignment to yield expression not possible")
        }
        229 => {
            let v0 = p.slot(0);
            p.raise_named_at(v0, "'", "' is an illegal expression for augmented assignment")
        }
        230 => {
            let v0 = p.slot(0);
            p.raise_invalid_target(Targets::Del, v0)
        }
        231 => p.raise_indentation("expected an indented block"),
        232 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "iterable unpacking cannot be used in comprehension")
        }
        233 => {
            let v0 = p.slot(0);
            let v2 = p.slot(2);
            p.raise_to_last(
                v0,
                v2,
                "did you forget parentheses around the comprehension target?",
            )
        }
        234 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(
                v0,
                v1,
                "did you forget parentheses around the comprehension target?",
            )
        }
        235 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "dict unpacking cannot be used in dict comprehension")
        }
        236 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "at least one argument must precede /")
        }
        237 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "/ may appear only once")
        }
        238 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "parameter without a default follows parameter with a default")
        }
        239 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(v0, v1, "Function parameters cannot be parenthesized")
        }
        240 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "/ must be ahead of *")
        }
        241 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "expected comma between / and *")
        }
        242 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "expected default value expression")
        }
        243 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "named arguments must follow bare *")
        }
        244 => p.raise_last("bare * has associated type comment"),
        245 => {
            let v1 = p.slot(1);
            p.raise_at(v1, "var-positional argument cannot have default value")
        }
        246 => {
            let v1 = p.slot(1);
            p.raise_at(v1, "* argument may appear only once")
        }
        247 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "var-keyword argument cannot have default value")
        }
        248 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "arguments cannot follow var-keyword argument")
        }
        249 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(v0, v1, "Lambda expression parameters cannot be parenthesized")
        }
        250 => p.raise_last("named arguments must follow bare *"),
        251 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "var-positional argument cannot have default value")
        }
        252 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "* argument may appear only once")
        }
        253 => p.raise_last("Cannot have two type comments on def"),
        254 => p.raise_last("'in' expected after for-loop variables"),
        255 => {
            let v0 = p.slot(0);
            p.raise_invalid_target(Targets::For, v0)
        }
        256 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "cannot use starred expression here")
        }
        257 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "cannot use double starred expression here")
        }
        258 => {
            let v0 = p.slot(0);
            p.raise_from(v0, "Did you mean to use 'from ... import ...' instead?")
        }
        259 => {
            let v1 = p.slot(1);
            p.raise_from(v1, "Expected one or more names after 'import'")
        }
        260 => {
            let v0 = p.slot(0);
            p.raise_named_at(v0, "cannot use ", " as import target")
        }
        261 => p.raise_last("trailing comma not allowed without surrounding parentheses"),
        262 => {
            let v0 = p.slot(0);
            p.raise_from(v0, "Expected one or more names after 'import'")
        }
        263 => p.raise_last("expected ':'"),
        264 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'with' statement")
        }
        265 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'try' statement")
        }
        266 => p.raise_last("expected 'except' or 'finally' block"),
        267 => {
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.raise_range(
                v1,
                v2,
                "cannot have both 'except' and 'except*' on the same 'try'",
            )
        }
        268 => {
            let v1 = p.slot(1);
            p.raise_at(v1, "cannot have both 'except' and 'except*' on the same 'try'")
        }
        269 => {
            let v0 = p.slot(0);
            p.raise_from(
                v0,
                "multiple exception types must be parenthesized when using 'as'",
            )
        }
        270 => {
            let v0 = p.slot(0);
            p.raise_named_at(v0, "cannot use except statement with ", "")
        }
        271 => p.raise_last("expected one or more exception types"),
        272 => {
            let v0 = p.slot(0);
            p.raise_named_at(v0, "cannot use except* statement with ", "")
        }
        273 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'finally' statement")
        }
        274 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'except' statement")
        }
        275 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'except*' statement")
        }
        276 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'match' statement")
        }
        277 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'case' statement")
        }
        278 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "cannot use '_' as a target")
        }
        279 => {
            let v0 = p.slot(0);
            p.raise_named_at(v0, "cannot use ", " as pattern target")
        }
        280 => {
            let v0 = p.slot(0);
            p.raise_first_to_last(v0, "positional patterns follow keyword patterns")
        }
        281 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'if' statement")
        }
        282 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'elif' statement")
        }
        283 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'else' statement")
        }
        284 => p.raise_last("'elif' block follows an 'else' block"),
        285 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'while' statement")
        }
        286 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'for' statement")
        }
        287 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "function definition")
        }
        288 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "class definition")
        }
        289 => {
            let v1 = p.slot(1);
            p.raise_from(v1, "cannot use a starred expression in a dictionary value")
        }
        290 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "expression expected after dictionary key and ':'")
        }
        291 => {
            let v0 = p.slot(0);
            p.raise_after_key(v0)
        }
        292 => {
            let v2 = p.slot(2);
            p.raise_from(v2, "cannot use a starred expression in a dictionary value")
        }
        293 => {
            let v1 = p.slot(1);
            p.raise_at(v1, "expression expected after dictionary key and ':'")
        }
        294 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(v0, v1, "cannot assign to iterable argument unpacking")
        }
        295 => p.raise_last("Invalid star expression"),
        296 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "f-string: valid expression required before '='")
        }
        297 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "f-string: valid expression required before '!'")
        }
        298 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "f-string: valid expression required before ':'")
        }
        299 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "f-string: valid expression required before '}'")
        }
        300 => p.raise_on_next("f-string: expecting a valid expression after '{'"),
        301 => p.raise_on_next("f-string: expecting '=', or '!', or ':', or '}'"),
        302 => p.raise_on_next("f-string: expecting '!', or ':', or '}'"),
        303 => p.raise_on_next("f-string: expecting ':' or '}'"),
        304 => p.raise_on_next("f-string: expecting '}', or format specs"),
        305 => p.raise_on_next("f-string: expecting '}'"),
        306 => p.raise_on_next("f-string: missing conversion character"),
        307 => p.raise_on_next("f-string: invalid conversion character"),
        308 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "t-string: valid expression required before '='")
        }
        309 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "t-string: valid expression required before '!'")
        }
        310 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "t-string: valid expression required before ':'")
        }
        311 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "t-string: valid expression required before '}'")
        }
        312 => p.raise_on_next("t-string: expecting a valid expression after '{'"),
        313 => p.raise_on_next("t-string: expecting '=', or '!', or ':', or '}'"),
        314 => p.raise_on_next("t-string: expecting '!', or ':', or '}'"),
        315 => p.raise_on_next("t-string: expecting ':' or '}'"),
        316 => p.raise_on_next("t-string: expecting '}', or format specs"),
        317 => p.raise_on_next("t-string: expecting '}'"),
        318 => p.raise_on_next("t-string: missing conversion character"),
        319 => p.raise_on_next("t-string: invalid conversion character"),
        320 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_last_to(
                v0,
                v1,
                "cannot mix t-string literals with string or bytes literals",
            )
        }
        321 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_diamond(v0, v1)
        }
        322 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(v0, v1, "'not' after an operator must be parenthesized")
        }
        323 => {
            let v0 = p.slot(0);
            p.raise_from(v0, "Type parameter list cannot be empty")
        }
        _ => Ok(Null),
    }
}
