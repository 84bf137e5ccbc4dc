namespace TodoChatbot.Backend.Rules;

/// <summary>Checks a contract where it is used.</summary>
internal static class RuleChecks
{
    extension<T>(T contract)
        where T : class
    {
        /// <summary>The same contract, once its attributes hold.</summary>
        /// <exception cref="RequestValidationException">One of them does not.</exception>
        public T Validated()
        {
            var rules = new ValidationErrors();
            rules.CheckAttributes(contract);
            rules.ThrowIfBroken();
            return contract;
        }
    }
}
