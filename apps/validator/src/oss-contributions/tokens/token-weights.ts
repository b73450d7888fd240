/**
 * What nodes of a syntax tree weigh, hundredths of a token, by tree-sitter's node types in the grammars of languages.ts.
 * Ranges are Gittensor's (structure 0.1 to 2.5, leaves 0 to 0.2); a type that is not named weighs nothing.
 */
const table = (rows: Readonly<Record<number, string>>): ReadonlyMap<string, number> =>
  new Map(Object.entries(rows).flatMap(([weight, types]) => types.split(/\s+/).map((type): [string, number] => [type, Number(weight)])));

/** Nodes with children. */
const STRUCTURE = table({
  250: 'class_declaration class_definition class_specifier class function_declaration function_item function_statement',
  200: `function_definition generator_function_declaration method_definition method_declaration method singleton_method
    constructor_declaration function_expression class_statement`,
  175: 'interface_declaration record_declaration struct_item struct_specifier struct_declaration type_declaration union_item',
  150: 'trait_item trait_declaration abstract_class_declaration template_declaration',
  100: `enum_declaration enum_item enum_specifier impl_item type_alias_declaration type_item alias_declaration delegate_declaration
    macro_definition property_declaration namespace_definition`,
  75: 'arrow_function',
  60: 'with_statement using_statement synchronized_statement defer_statement',
  55: `call_expression invocation_expression method_invocation function_call_expression member_call_expression
    scoped_call_expression nullsafe_member_call_expression macro_invocation command object_creation_expression`,
  50: `for_statement for_expression c_style_for_statement enhanced_for_statement for_range_loop lambda lambda_expression
    closure_expression func_literal anonymous_function rule_set block_argument do_block list_comprehension
    dictionary_comprehension set_comprehension generator_expression`,
  40: `call new_expression while_statement while_expression foreach_statement for_in_statement loop_expression switch_statement
    switch_expression expression_switch_statement type_switch_statement select_statement match_statement match_expression
    case_statement case_match decorator go_statement`,
  35: 'if_statement if_expression if unless do_statement return_statement return_expression media_statement conditional_expression ternary_expression',
  30: 'await_expression yield yield_expression yield_statement await try_expression',
  25: 'case_clause match_arm switch_case case_item expression_case when in_clause assert_statement attribute_item annotation marker_annotation',
  20: `else_clause elif_clause else elsif finally_clause ensure assignment assignment_expression augmented_assignment
    operator_assignment compound_assignment_expr variable_declaration variable_assignment lexical_declaration let_declaration
    const_declaration const_item static_item short_var_declaration var_declaration local_variable_declaration
    local_declaration_statement declaration field_declaration field_definition public_field_definition property_signature`,
  15: 'catch_clause except_clause rescue jsx_element jsx_self_closing_element',
  10: 'try_statement begin throw_statement throw_expression raise_statement binary_expression boolean_operator comparison_operator pair',
});

/** Nodes without children; their text is part of the signature. */
const LEAVES = table({
  20: 'super',
  15: 'type_identifier self this shorthand_property_identifier shorthand_property_identifier_pattern shorthand_field_identifier',
  10: 'true false null none nil boolean null_literal nullptr boolean_literal predefined_type primitive_type',
  7: `identifier property_identifier private_property_identifier field_identifier namespace_identifier statement_identifier
    package_identifier variable_name name word constant instance_variable class_variable global_variable simple_symbol
    property_name class_name id_name tag_name feature_name plain_value`,
  3: `number integer float integer_literal float_literal int_literal number_literal real_literal decimal_integer_literal
    hex_integer_literal octal_integer_literal binary_integer_literal decimal_floating_point_literal integer_value float_value
    char_literal character_literal rune_literal imaginary_literal regex_pattern`,
  2: 'string_content string_fragment string_literal_content string_value raw_string_content interpreted_string_literal_content raw_string_literal_content multiline_string_fragment jsx_text',
});

/** Comments in every grammar; nothing below them is looked at. */
export const isComment = (type: string): boolean => type.endsWith('comment');

export const structureWeight = (type: string): number => STRUCTURE.get(type) ?? 0;
export const leafWeight = (type: string): number => LEAVES.get(type) ?? 0;
