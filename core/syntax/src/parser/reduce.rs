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
            p.assign_one(v0, v1, v2)
        }
        11 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.ann_assign_name(v0, v1, v2)
        }
        12 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.ann_assign(v0, v1, v2)
        }
        13 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.assign(v0, v1, v2)
        }
        14 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.aug_assign(v0, v1, v2)
        }
        15 => p.operator(Add),
        16 => p.operator(Sub),
        17 => p.operator(Mult),
        18 => p.operator(MatMult),
        19 => p.operator(Div),
        20 => p.operator(Mod),
        21 => p.operator(BitAnd),
        22 => p.operator(BitOr),
        23 => p.operator(BitXor),
        24 => p.operator(LShift),
        25 => p.operator(RShift),
        26 => p.operator(Pow),
        27 => p.operator(FloorDiv),
        28 => {
            let v0 = p.slot(0);
            p.return_(v0)
        }
        29 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise(v0, v1)
        }
        30 => p.raise_again(),
        31 => p.keyword_stmt(StmtKind::Pass),
        32 => p.keyword_stmt(StmtKind::Break),
        33 => p.keyword_stmt(StmtKind::Continue),
        34 => {
            let v0 = p.slot(0);
            p.global(v0)
        }
        35 => {
            let v0 = p.slot(0);
            p.nonlocal(v0)
        }
        36 => {
            let v0 = p.slot(0);
            p.delete(v0)
        }
        37 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.assert(v0, v1)
        }
        38 => {
            let v0 = p.slot(0);
            p.import(v0)
        }
        39 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.import_from(v0, v1, v2)
        }
        40 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.import_from_dots(v0, v1)
        }
        41 => p.alias_star(),
        42 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.alias(v0, v1)
        }
        43 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.join_names(v0, v1)
        }
        44 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.decorate(v0, v1)
        }
        45 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            let v3 = p.slot(3);
            p.class_def(v0, v1, v2, v3)
        }
        46 => {
            let v0 = p.slot(0);
            p.optional(v0)
        }
        47 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            let v3 = p.slot(3);
            let v4 = p.slot(4);
            let v5 = p.slot(5);
            p.function_def(v0, v1, v2, v3, v4, v5)
        }
        48 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            let v3 = p.slot(3);
            let v4 = p.slot(4);
            let v5 = p.slot(5);
            p.async_function_def(v0, v1, v2, v3, v4, v5)
        }
        49 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.arguments(Null, Null, v0, v1, v2)
        }
        50 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            let v3 = p.slot(3);
            p.arguments(v0, Null, v1, v2, v3)
        }
        51 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.arguments(Null, v0, Null, v1, v2)
        }
        52 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.arguments(Null, Null, Null, v0, v1)
        }
        53 => {
            let v0 = p.slot(0);
            p.arguments(Null, Null, Null, Null, v0)
        }
        54 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.slash_with_default(v0, v1)
        }
        55 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.star_etc(v0, v1, v2)
        }
        56 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.star_etc(Null, v0, v1)
        }
        57 => {
            let v0 = p.slot(0);
            p.star_etc(Null, Null, v0)
        }
        58 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.arg_with_comment(v0, v1)
        }
        59 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.name_default(v0, v1, v2)
        }
        60 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.arg(v0, v1)
        }
        61 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.if_elif(v0, v1, v2)
        }
        62 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.if_(v0, v1, v2)
        }
        63 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.while_(v0, v1, v2)
        }
        64 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            let v3 = p.slot(3);
            let v4 = p.slot(4);
            p.for_(v0, v1, v2, v3, v4)
        }
        65 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            let v3 = p.slot(3);
            let v4 = p.slot(4);
            p.async_for(v0, v1, v2, v3, v4)
        }
        66 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.with_(v0, v1, v2)
        }
        67 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.async_with(v0, Null, v1)
        }
        68 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.async_with(v0, v1, v2)
        }
        69 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.with_item(v0, v1)
        }
        70 => {
            let v0 = p.slot(0);
            p.with_item(v0, Null)
        }
        71 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.try_(v0, Null, Null, v1)
        }
        72 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            let v3 = p.slot(3);
            p.try_(v0, v1, v2, v3)
        }
        73 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            let v3 = p.slot(3);
            p.try_star(v0, v1, v2, v3)
        }
        74 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.except_handler(v0, Null, v1)
        }
        75 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.except_handler(v0, v1, v2)
        }
        76 => {
            let v0 = p.slot(0);
            p.except_handler(Null, Null, v0)
        }
        77 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.match_(v0, v1)
        }
        78 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.tuple_of(v0, v1, Load)
        }
        79 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.match_case(v0, v1, v2)
        }
        80 => {
            let v0 = p.slot(0);
            p.match_sequence(v0)
        }
        81 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.match_as(v0, v1)
        }
        82 => {
            let v0 = p.slot(0);
            p.match_or(v0)
        }
        83 => {
            let v0 = p.slot(0);
            p.match_value(v0)
        }
        84 => p.match_singleton(Constant::None),
        85 => p.match_singleton(Constant::True),
        86 => p.match_singleton(Constant::False),
        87 => p.constant(Constant::None),
        88 => p.constant(Constant::True),
        89 => p.constant(Constant::False),
        90 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, Add, v1)
        }
        91 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, Sub, v1)
        }
        92 => {
            let v0 = p.slot(0);
            p.unary_op(USub, v0)
        }
        93 => {
            let v0 = p.slot(0);
            p.ensure_real(v0)
        }
        94 => {
            let v0 = p.slot(0);
            p.ensure_imaginary(v0)
        }
        95 => {
            let v0 = p.slot(0);
            p.match_as(Null, v0)
        }
        96 => {
            let v0 = p.slot(0);
            p.set_context(v0, Store)
        }
        97 => p.match_as(Null, Null),
        98 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.attribute(v0, v1, Load)
        }
        99 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.pattern_in_front(v0, v1)
        }
        100 => {
            let v0 = p.slot(0);
            p.match_star(v0)
        }
        101 => p.match_star(Null),
        102 => p.match_mapping(Null, Null),
        103 => {
            let v0 = p.slot(0);
            p.match_mapping(Null, v0)
        }
        104 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.match_mapping(v0, v1)
        }
        105 => {
            let v0 = p.slot(0);
            p.match_mapping(v0, Null)
        }
        106 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.key_pattern(v0, v1)
        }
        107 => {
            let v0 = p.slot(0);
            p.match_class(v0, Null, Null)
        }
        108 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.match_class(v0, v1, Null)
        }
        109 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.match_class(v0, Null, v1)
        }
        110 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.match_class(v0, v1, v2)
        }
        111 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.type_alias(v0, v1, v2)
        }
        112 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.type_var(v0, v1, v2)
        }
        113 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.type_var_tuple(v0, v1)
        }
        114 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.param_spec(v0, v1)
        }
        115 => {
            let v0 = p.slot(0);
            p.tuple_of(v0, Null, Load)
        }
        116 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.if_exp(v0, v1, v2)
        }
        117 => {
            let v0 = p.slot(0);
            p.yield_from(v0)
        }
        118 => {
            let v0 = p.slot(0);
            p.yield_(v0)
        }
        119 => {
            let v0 = p.slot(0);
            p.starred(v0, Load)
        }
        120 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.named_expr(v0, v1)
        }
        121 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bool_op(Or, v0, v1)
        }
        122 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bool_op(And, v0, v1)
        }
        123 => {
            let v0 = p.slot(0);
            p.unary_op(Not, v0)
        }
        124 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.compare(v0, v1)
        }
        125 => {
            let v0 = p.slot(0);
            p.cmp(Eq, v0)
        }
        126 => {
            let v0 = p.slot(0);
            p.cmp(LtE, v0)
        }
        127 => {
            let v0 = p.slot(0);
            p.cmp(Lt, v0)
        }
        128 => {
            let v0 = p.slot(0);
            p.cmp(GtE, v0)
        }
        129 => {
            let v0 = p.slot(0);
            p.cmp(Gt, v0)
        }
        130 => {
            let v0 = p.slot(0);
            p.cmp(NotIn, v0)
        }
        131 => {
            let v0 = p.slot(0);
            p.cmp(In, v0)
        }
        132 => {
            let v0 = p.slot(0);
            p.cmp(IsNot, v0)
        }
        133 => {
            let v0 = p.slot(0);
            p.cmp(Is, v0)
        }
        134 => {
            let v0 = p.slot(0);
            p.cmp(NotEq, v0)
        }
        135 => {
            let v0 = p.slot(0);
            p.check_not_equal(v0)
        }
        136 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, BitOr, v1)
        }
        137 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, BitXor, v1)
        }
        138 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, BitAnd, v1)
        }
        139 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, LShift, v1)
        }
        140 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, RShift, v1)
        }
        141 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, Mult, v1)
        }
        142 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, Div, v1)
        }
        143 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, FloorDiv, v1)
        }
        144 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, Mod, v1)
        }
        145 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, MatMult, v1)
        }
        146 => {
            let v0 = p.slot(0);
            p.unary_op(UAdd, v0)
        }
        147 => {
            let v0 = p.slot(0);
            p.unary_op(Invert, v0)
        }
        148 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.bin_op(v0, Pow, v1)
        }
        149 => {
            let v0 = p.slot(0);
            p.await_(v0)
        }
        150 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.call(v0, v1)
        }
        151 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.call_genexp(v0, v1)
        }
        152 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.subscript(v0, v1, Load)
        }
        153 => {
            let v0 = p.slot(0);
            p.tuple(v0, Load)
        }
        154 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.slice(v0, v1, v2)
        }
        155 => p.constant(Constant::Ellipsis),
        156 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.lambda(v0, v1)
        }
        157 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.name_default(v0, v1, Null)
        }
        158 => {
            let v0 = p.slot(0);
            p.arg(v0, Null)
        }
        159 => {
            let v0 = p.slot(0);
            p.constant_from_token(v0)
        }
        160 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            let v3 = p.slot(3);
            let v4 = p.slot(4);
            p.formatted_value(v0, v1, v2, v3, v4)
        }
        161 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.check_conversion(v0, v1)
        }
        162 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.full_format_spec(v0, v1)
        }
        163 => {
            let v0 = p.slot(0);
            p.decoded_constant_from_token(v0)
        }
        164 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.joined_str(v0, v1, v2)
        }
        165 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            let v3 = p.slot(3);
            let v4 = p.slot(4);
            p.interpolation(v0, v1, v2, v3, v4)
        }
        166 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.template_str(v0, v1, v2)
        }
        167 => {
            let v0 = p.slot(0);
            p.constant_from_string(v0)
        }
        168 => {
            let v0 = p.slot(0);
            p.concatenate_strings(v0)
        }
        169 => {
            let v0 = p.slot(0);
            p.concatenate_tstrings(v0)
        }
        170 => {
            let v0 = p.slot(0);
            p.list(v0, Load)
        }
        171 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.in_front(v0, v1)
        }
        172 => {
            let v0 = p.slot(0);
            p.set(v0)
        }
        173 => {
            let v0 = p.slot(0);
            p.dict(v0)
        }
        174 => {
            let v0 = p.slot(0);
            p.key_value(Null, v0)
        }
        175 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.key_value(v0, v1)
        }
        176 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.comprehension(v0, v1, v2, 1)
        }
        177 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.comprehension(v0, v1, v2, 0)
        }
        178 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.list_comp(v0, v1)
        }
        179 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.set_comp(v0, v1)
        }
        180 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.generator_exp(v0, v1)
        }
        181 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.dict_comp(v0, v1)
        }
        182 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.collect_args(v0, v1)
        }
        183 => {
            let v0 = p.slot(0);
            p.collect_args(Null, v0)
        }
        184 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.join(v0, v1)
        }
        185 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.keyword(v0, v1)
        }
        186 => {
            let v0 = p.slot(0);
            p.keyword(Null, v0)
        }
        187 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.tuple_of(v0, v1, Store)
        }
        188 => {
            let v0 = p.slot(0);
            p.in_front(v0, Null)
        }
        189 => {
            let v0 = p.slot(0);
            p.starred_target(v0)
        }
        190 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.attribute(v0, v1, Store)
        }
        191 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.subscript(v0, v1, Store)
        }
        192 => {
            let v0 = p.slot(0);
            p.tuple(v0, Store)
        }
        193 => {
            let v0 = p.slot(0);
            p.list(v0, Store)
        }
        194 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.attribute(v0, v1, Del)
        }
        195 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.subscript(v0, v1, Del)
        }
        196 => {
            let v0 = p.slot(0);
            p.set_context(v0, Del)
        }
        197 => {
            let v0 = p.slot(0);
            p.tuple(v0, Del)
        }
        198 => {
            let v0 = p.slot(0);
            p.list(v0, Del)
        }
        199 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.append(v0, v1, v2)
        }
        200 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.append(v0, v1, Null)
        }
        201 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.append(Null, v0, v1)
        }
        202 => {
            let v0 = p.slot(0);
            p.append(Null, v0, Null)
        }
        203 => {
            let v0 = p.slot(0);
            p.raise_from(
                v0,
                "iterable argument unpacking follows keyword argument unpacking",
            )
        }
        204 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_bare_genexp(v0, v1)
        }
        205 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(
                v0,
                v1,
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
            )
        }
        206 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(v0, v1, "expected argument value expression")
        }
        207 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_genexp_in_call(v0, v1)
        }
        208 => {
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.raise_bare_genexp(v1, v2)
        }
        209 => {
            let v0 = p.slot(0);
            p.raise_positional_after_keyword(v0)
        }
        210 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_assign_to_token(v0, v1)
        }
        211 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(
                v0,
                v1,
                "expression cannot contain assignment, perhaps you meant \"==\"?",
            )
        }
        212 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(v0, v1, "cannot assign to keyword argument unpacking")
        }
        213 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_legacy(v0, v1)
        }
        214 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_type_param(v0, v1, "TypeVarTuple")
        }
        215 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_type_param(v0, v1, "ParamSpec")
        }
        216 => {
            let v0 = p.slot(0);
            p.raise_string_part(v0)
        }
        217 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_missing_comma(v0, v1)
        }
        218 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(v0, v1, "expected 'else' after 'if' expression")
        }
        219 => p.raise_on_next("expected expression after 'else', but statement is given"),
        220 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "expected expression before 'if', but statement is given")
        }
        221 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(
                v0,
                v1,
                "f-string: lambda expressions are not allowed without parentheses",
            )
        }
        222 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(
                v0,
                v1,
                "t-string: lambda expressions are not allowed without parentheses",
            )
        }
        223 => {
            let v0 = p.slot(0);
            p.raise_named_at(v0, "cannot use assignment expressions with ", "")
        }
        224 => {
            let v0 = p.slot(0);
            p.raise_named_at(
                v0,
                "cannot assign to ",
                " here. Maybe you meant '==' instead of '='?",
            )
        }
        225 => {
            let v0 = p.slot(0);
            p.raise_named_at(v0, "only single target (not ", ") can be annotated")
        }
        226 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "only single target (not tuple) can be annotated")
        }
        227 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "illegal target for annotation")
        }
        228 => {
            let v0 = p.slot(0);
            p.raise_invalid_target(Targets::Star, v0)
        }
        229 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "assignment to yield expression not possible")
        }
        230 => {
            let v0 = p.slot(0);
            p.raise_named_at(v0, "'", "' is an illegal expression for augmented assignment")
        }
        231 => {
            let v0 = p.slot(0);
            p.raise_invalid_target(Targets::Del, v0)
        }
        232 => p.raise_indentation("expected an indented block"),
        233 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "iterable unpacking cannot be used in comprehension")
        }
        234 => {
            let v0 = p.slot(0);
            let v2 = p.slot(2);
            p.raise_to_last(
                v0,
                v2,
                "did you forget parentheses around the comprehension target?",
            )
        }
        235 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(
                v0,
                v1,
                "did you forget parentheses around the comprehension target?",
            )
        }
        236 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "dict unpacking cannot be used in dict comprehension")
        }
        237 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "at least one argument must precede /")
        }
        238 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "/ may appear only once")
        }
        239 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "parameter without a default follows parameter with a default")
        }
        240 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(v0, v1, "Function parameters cannot be parenthesized")
        }
        241 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "/ must be ahead of *")
        }
        242 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "expected comma between / and *")
        }
        243 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "expected default value expression")
        }
        244 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "named arguments must follow bare *")
        }
        245 => p.raise_last("bare * has associated type comment"),
        246 => {
            let v1 = p.slot(1);
            p.raise_at(v1, "var-positional argument cannot have default value")
        }
        247 => {
            let v1 = p.slot(1);
            p.raise_at(v1, "* argument may appear only once")
        }
        248 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "var-keyword argument cannot have default value")
        }
        249 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "arguments cannot follow var-keyword argument")
        }
        250 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(v0, v1, "Lambda expression parameters cannot be parenthesized")
        }
        251 => p.raise_last("named arguments must follow bare *"),
        252 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "var-positional argument cannot have default value")
        }
        253 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "* argument may appear only once")
        }
        254 => p.raise_last("Cannot have two type comments on def"),
        255 => p.raise_last("'in' expected after for-loop variables"),
        256 => {
            let v0 = p.slot(0);
            p.raise_invalid_target(Targets::For, v0)
        }
        257 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "cannot use starred expression here")
        }
        258 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "cannot use double starred expression here")
        }
        259 => {
            let v0 = p.slot(0);
            p.raise_from(v0, "Did you mean to use 'from ... import ...' instead?")
        }
        260 => {
            let v1 = p.slot(1);
            p.raise_from(v1, "Expected one or more names after 'import'")
        }
        261 => {
            let v0 = p.slot(0);
            p.raise_named_at(v0, "cannot use ", " as import target")
        }
        262 => p.raise_last("trailing comma not allowed without surrounding parentheses"),
        263 => {
            let v0 = p.slot(0);
            p.raise_from(v0, "Expected one or more names after 'import'")
        }
        264 => p.raise_last("expected ':'"),
        265 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'with' statement")
        }
        266 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'try' statement")
        }
        267 => p.raise_last("expected 'except' or 'finally' block"),
        268 => {
            let v1 = p.slot(1);
            let v2 = p.slot(2);
            p.raise_range(
                v1,
                v2,
                "cannot have both 'except' and 'except*' on the same 'try'",
            )
        }
        269 => {
            let v1 = p.slot(1);
            p.raise_at(v1, "cannot have both 'except' and 'except*' on the same 'try'")
        }
        270 => {
            let v0 = p.slot(0);
            p.raise_from(
                v0,
                "multiple exception types must be parenthesized when using 'as'",
            )
        }
        271 => {
            let v0 = p.slot(0);
            p.raise_named_at(v0, "cannot use except statement with ", "")
        }
        272 => p.raise_last("expected one or more exception types"),
        273 => {
            let v0 = p.slot(0);
            p.raise_named_at(v0, "cannot use except* statement with ", "")
        }
        274 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'finally' statement")
        }
        275 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'except' statement")
        }
        276 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'except*' statement")
        }
        277 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'match' statement")
        }
        278 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'case' statement")
        }
        279 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "cannot use '_' as a target")
        }
        280 => {
            let v0 = p.slot(0);
            p.raise_named_at(v0, "cannot use ", " as pattern target")
        }
        281 => {
            let v0 = p.slot(0);
            p.raise_first_to_last(v0, "positional patterns follow keyword patterns")
        }
        282 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'if' statement")
        }
        283 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'elif' statement")
        }
        284 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'else' statement")
        }
        285 => p.raise_last("'elif' block follows an 'else' block"),
        286 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'while' statement")
        }
        287 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "'for' statement")
        }
        288 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "function definition")
        }
        289 => {
            let v0 = p.slot(0);
            p.raise_block(v0, "class definition")
        }
        290 => {
            let v1 = p.slot(1);
            p.raise_from(v1, "cannot use a starred expression in a dictionary value")
        }
        291 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "expression expected after dictionary key and ':'")
        }
        292 => {
            let v0 = p.slot(0);
            p.raise_after_key(v0)
        }
        293 => {
            let v2 = p.slot(2);
            p.raise_from(v2, "cannot use a starred expression in a dictionary value")
        }
        294 => {
            let v1 = p.slot(1);
            p.raise_at(v1, "expression expected after dictionary key and ':'")
        }
        295 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(v0, v1, "cannot assign to iterable argument unpacking")
        }
        296 => p.raise_last("Invalid star expression"),
        297 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "f-string: valid expression required before '='")
        }
        298 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "f-string: valid expression required before '!'")
        }
        299 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "f-string: valid expression required before ':'")
        }
        300 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "f-string: valid expression required before '}'")
        }
        301 => p.raise_on_next("f-string: expecting a valid expression after '{'"),
        302 => p.raise_on_next("f-string: expecting '=', or '!', or ':', or '}'"),
        303 => p.raise_on_next("f-string: expecting '!', or ':', or '}'"),
        304 => p.raise_on_next("f-string: expecting ':' or '}'"),
        305 => p.raise_on_next("f-string: expecting '}', or format specs"),
        306 => p.raise_on_next("f-string: expecting '}'"),
        307 => p.raise_on_next("f-string: missing conversion character"),
        308 => p.raise_on_next("f-string: invalid conversion character"),
        309 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "t-string: valid expression required before '='")
        }
        310 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "t-string: valid expression required before '!'")
        }
        311 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "t-string: valid expression required before ':'")
        }
        312 => {
            let v0 = p.slot(0);
            p.raise_at(v0, "t-string: valid expression required before '}'")
        }
        313 => p.raise_on_next("t-string: expecting a valid expression after '{'"),
        314 => p.raise_on_next("t-string: expecting '=', or '!', or ':', or '}'"),
        315 => p.raise_on_next("t-string: expecting '!', or ':', or '}'"),
        316 => p.raise_on_next("t-string: expecting ':' or '}'"),
        317 => p.raise_on_next("t-string: expecting '}', or format specs"),
        318 => p.raise_on_next("t-string: expecting '}'"),
        319 => p.raise_on_next("t-string: missing conversion character"),
        320 => p.raise_on_next("t-string: invalid conversion character"),
        321 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_last_to(
                v0,
                v1,
                "cannot mix t-string literals with string or bytes literals",
            )
        }
        322 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_diamond(v0, v1)
        }
        323 => {
            let v0 = p.slot(0);
            let v1 = p.slot(1);
            p.raise_range(v0, v1, "'not' after an operator must be parenthesized")
        }
        324 => {
            let v0 = p.slot(0);
            p.raise_from(v0, "Type parameter list cannot be empty")
        }
        _ => Ok(Null),
    }
}
